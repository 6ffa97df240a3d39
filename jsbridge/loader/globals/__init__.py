"""The global objects that no module has: one file for each, loaded when a script first uses it."""
