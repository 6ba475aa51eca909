#pragma once

#include <QtTest>

namespace cunbao {

/// A Qt Test class that the executable of its folder runs by its name. One executable a folder, as linking
/// one for each class took a third of the whole build; a process a class all the same, as each is started by
/// itself (`add_test` in tests/CMakeLists.txt).
class RegisteredTest {
public:
    using Run = int (*)(int argc, char** argv);

    /// Registers at the program's start; `name` is the class's own, and the source's.
    RegisteredTest(const char* name, Run test);

    /// What qExec returns, or -1 where no class has this name. `argv[0]` is the program, Qt Test's own
    /// options follow.
    [[nodiscard]] static int run(const QByteArray& name, int argc, char** argv);
    [[nodiscard]] static QByteArrayList names();
};

template <class Test>
int runTest(int argc, char** argv) {
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace cunbao

/// In place of QTEST_MAIN.
#define CUNBAO_TEST(Test) static const cunbao::RegisteredTest registered_##Test(#Test, cunbao::runTest<Test>);
