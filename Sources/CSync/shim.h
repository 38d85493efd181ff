// Linux has it, but the module of the C library hides it.
int syncfs(int descriptor);
