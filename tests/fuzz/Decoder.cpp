#include "tests/fuzz/Decoder.h"

#include <cstdio>
#include <cstdlib>

namespace cunbao::fuzz {

std::vector<Decoder> allDecoders() {
    std::vector<Decoder> all(wireDecoders().begin(), wireDecoders().end());
    all.insert(all.end(), textDecoders().begin(), textDecoders().end());
    return all;
}

const Decoder* decoderNamed(const QByteArray& name) {
    static const std::vector<Decoder> all = allDecoders();
    for (const Decoder& decoder : all)
        if (name == decoder.name) return &decoder;
    return nullptr;
}

void brokenWord(const char* what, const QByteArray& written) {
    std::fprintf(stderr, "fuzz: %s: %s\n", what, written.toHex().left(2000).constData());
    std::abort();
}

} // namespace cunbao::fuzz
