#include "tests/runner/RegisteredTest.h"

#include <map>

namespace cunbao {

namespace {

// Not a plain static: the tests register themselves while statics are being made, in any order.
std::map<QByteArray, RegisteredTest::Run>& registry() {
    static std::map<QByteArray, RegisteredTest::Run> tests;
    return tests;
}

} // namespace

RegisteredTest::RegisteredTest(const char* name, Run test) {
    registry().emplace(name, test);
}

int RegisteredTest::run(const QByteArray& name, int argc, char** argv) {
    const auto found = registry().find(name);
    return found == registry().end() ? -1 : found->second(argc, argv);
}

QByteArrayList RegisteredTest::names() {
    QByteArrayList names;
    for (const auto& [name, test] : registry())
        names.append(name);
    return names;
}

} // namespace cunbao
