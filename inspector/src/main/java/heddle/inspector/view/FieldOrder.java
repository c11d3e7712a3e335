package heddle.inspector.view;

/** The one order of the fields of a control block. */
enum FieldOrder implements Order<ControlRow> {
    AS_READ;

    @Override
    public String title() {
        return "FIELD";
    }

    @Override
    public int compare(ControlRow a, ControlRow b) {
        return a.field().compareTo(b.field());
    }
}
