// A program that shows a name of SQLite's to the whole process, as none of ours may (tst_Binary).
extern "C" __attribute__((visibility("default"))) int sqlite3_probe() {
    return 0;
}

int main() {
    return sqlite3_probe();
}
