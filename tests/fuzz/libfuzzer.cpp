// The entry of libFuzzer (`./dev fuzz`): CUNBAO_DECODER names the reader that gets the bytes.
#include "tests/fuzz/Decoder.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace cunbao::fuzz;

namespace {

const Decoder* chosen = nullptr;

/// The seeds as files, which is how libFuzzer takes them.
void layOut(const Decoder& decoder, const QString& folder) {
    int number = 0;
    for (const QByteArray& seed : decoder.seeds()) {
        QFile file(QDir(folder).filePath(QStringLiteral("seed-%1").arg(++number)));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
            qFatal("fuzz: %s can't be written", qPrintable(file.fileName()));
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const QByteArray name = qgetenv("CUNBAO_DECODER");
    if (name.isEmpty()) {
        for (const Decoder& decoder : allDecoders())
            std::printf("%s\n", decoder.name);
        std::exit(0);
    }
    chosen = decoderNamed(name);
    if (!chosen) qFatal("fuzz: there is no decoder %s", name.constData());
    if (qEnvironmentVariableIsSet("CUNBAO_SEEDS")) {
        layOut(*chosen, qEnvironmentVariable("CUNBAO_SEEDS"));
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    (void)chosen->read(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
