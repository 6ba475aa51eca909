#include "tests/runner/RegisteredTest.h"

#include <cstdio>
#include <vector>

#ifdef CUNBAO_TESTS_WITH_WINDOWS
#include <QGuiApplication>
using Application = QGuiApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

/// `PROGRAM tst_NAME [QT-TEST-OPTIONS]`; without a name it tells the names.
int main(int argc, char** argv) {
    std::vector<char*> arguments(argv, argv + argc);
    const QByteArray name = argc > 1 ? argv[1] : "";
    if (argc > 1) arguments.erase(arguments.begin() + 1);
    arguments.push_back(nullptr);
    auto count = static_cast<int>(arguments.size()) - 1;
    const Application application(count, arguments.data());
    const int failures = cunbao::RegisteredTest::run(name, count, arguments.data());
    if (failures < 0)
        std::fprintf(stderr, "one of these: %s\n", cunbao::RegisteredTest::names().join(' ').constData());
    return failures < 0 ? 2 : failures;
}
