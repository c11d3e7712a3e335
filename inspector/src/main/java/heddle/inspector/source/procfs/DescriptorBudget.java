package heddle.inspector.source.procfs;

/**
 * How many files may stay open, so that a target with very many threads cannot use up our own descriptors.
 *
 * <p>Used by one thread.
 */
final class DescriptorBudget {
    private int free;

    DescriptorBudget(int files) {
        free = files;
    }

    /** Four fifths of this process's limit on open files; the rest is for everybody else here. */
    static DescriptorBudget ofThisProcess(ProcRoot root) {
        KernelText text = new KernelText();
        if (KernelFile.readOnce(root.self("limits"), text) != Outcome.READ) return new DescriptorBudget(0);
        return new DescriptorBudget((int) (Limits.openFiles(text) * 4 / 5));
    }

    boolean take() {
        if (free <= 0) return false;
        free--;
        return true;
    }

    void giveBack() {
        free++;
    }
}
