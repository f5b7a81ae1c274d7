"""Which things are counted: classes, bundles, one without a number."""
