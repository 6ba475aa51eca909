#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// Looks at the program as it was linked: SQLCipher carries SQLite's names, and Qt's SQLite plugin
/// must never find them; and the linker's protections are on.
class BinaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sqliteStaysPrivate();
    void aSharedSqliteWouldBeSeen();
    void linkerProtectsIt();

private:
    QString readelf(const QString& option, const QString& binary) {
        QProcess process;
        process.start(QStringLiteral("readelf"), {QStringLiteral("--wide"), option, binary});
        if (!process.waitForFinished() || process.exitCode() != 0) return {};
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    static const QRegularExpression& sqliteName() {
        static const QRegularExpression name(QStringLiteral(R"(\ssqlite3_\w+)"));
        return name;
    }
};

void BinaryTest::sqliteStaysPrivate() {
    const QString symbols = readelf(QStringLiteral("--dyn-syms"), QStringLiteral(CUNBAO_BINARY));
    QVERIFY2(symbols.contains(u"__libc_start_main"), "the dynamic symbols could not be read");
    const auto found = sqliteName().match(symbols);
    QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
}

/// The probe exports one such name: a look that misses it there proves nothing about the program.
void BinaryTest::aSharedSqliteWouldBeSeen() {
    const QString symbols = readelf(QStringLiteral("--dyn-syms"), QStringLiteral(CUNBAO_PROBE));
    QVERIFY(sqliteName().match(symbols).hasMatch());
}

void BinaryTest::linkerProtectsIt() {
    if (CUNBAO_HARDENED == 0) QSKIP("this build looks closer by other means");
    const QString binary = QStringLiteral(CUNBAO_BINARY);
    QVERIFY(readelf(QStringLiteral("--file-header"), binary).contains(u"DYN")); // position-independent
    const QString segments = readelf(QStringLiteral("--program-headers"), binary);
    QVERIFY(segments.contains(u"GNU_RELRO"));
    static const QRegularExpression stack(QStringLiteral(R"(GNU_STACK\s.*\sRW\s)"));
    QVERIFY(stack.match(segments).hasMatch());
    QVERIFY(readelf(QStringLiteral("--dynamic"), binary).contains(u"BIND_NOW"));
}

QTEST_APPLESS_MAIN(BinaryTest)
#include "tst_Binary.moc"
