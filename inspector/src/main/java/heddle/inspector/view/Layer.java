package heddle.inspector.view;

/** What lies over a page and takes the keys. */
enum Layer {
    NONE,
    FILTER,
    SORT,
    HELP
}
