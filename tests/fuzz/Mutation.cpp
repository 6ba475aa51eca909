#include "tests/fuzz/Mutation.h"

#include <algorithm>

namespace cunbao::fuzz {

namespace {

constexpr qsizetype MostBytes = 8192;

/// Lengths and counts where readers count wrong, in CBOR, as varints and as they are; ends of UTF-8 and CSV.
const QByteArray& telling(SeededRandom& random) {
    static const std::vector<QByteArray> all = [] {
        std::vector<QByteArray> out;
        for (const char* hex : {"00",
                                "ff",
                                "7f",
                                "80",
                                "17",
                                "18",
                                "1bffffffffffffffff",
                                "1b7fffffffffffffff",
                                "3bffffffffffffffff",
                                "5bffffffffffffffff",
                                "5b0000000040000000",
                                "9bffffffffffffffff",
                                "9a00ffffff",
                                "bb00000000ffffffff",
                                "5f",
                                "9f",
                                "bf",
                                "f6",
                                "f7",
                                "f97e00",
                                "fb7ff8000000000000",
                                "c249010000000000000000",
                                "ffffffffffffffffff01",
                                "ffffffffffffffff7f",
                                "8000",
                                "eda080",
                                "c080",
                                "f4908080",
                                "efbbbf",
                                "0d0a",
                                "22",
                                "2c",
                                "5b",
                                "5d",
                                "28",
                                "2d",
                                "00000000",
                                "28b52ffd"})
            out.push_back(QByteArray::fromHex(hex));
        return out;
    }();
    return all[random.below(all.size())];
}

qsizetype place(const QByteArray& bytes, SeededRandom& random) {
    return static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(bytes.size()) + 1));
}

QByteArray part(const QByteArray& bytes, SeededRandom& random) {
    const qsizetype from = place(bytes, random);
    const auto most = static_cast<std::uint64_t>(std::min<qsizetype>(bytes.size() - from, 64));
    return bytes.mid(from, static_cast<qsizetype>(random.below(most + 1)));
}

void change(QByteArray& bytes, const std::vector<QByteArray>& seeds, SeededRandom& random) {
    const qsizetype at = place(bytes, random);
    const bool inside = at < bytes.size();
    switch (random.below(9)) {
    case 0:
        if (inside) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        break;
    case 1:
        if (inside) bytes[at] = static_cast<char>(random.below(256));
        break;
    case 2: bytes.insert(at, telling(random)); break;
    case 3: {
        const QByteArray& with = telling(random);
        bytes.replace(at, with.size(), with);
        break;
    }
    case 4: bytes.remove(at, static_cast<qsizetype>(random.below(16)) + 1); break;
    case 5: bytes.insert(at, part(bytes, random)); break;
    case 6: bytes.insert(at, part(seeds[random.below(seeds.size())], random)); break;
    case 7: bytes.truncate(at); break;
    default:
        if (inside) bytes[at] = static_cast<char>(bytes[at] + (random.below(2) == 0 ? 1 : -1));
        break;
    }
}

} // namespace

QByteArray mutated(const std::vector<QByteArray>& seeds, SeededRandom& random) {
    QByteArray bytes = seeds[random.below(seeds.size())];
    for (std::uint64_t left = random.below(8) + 1; left > 0; --left)
        change(bytes, seeds, random);
    bytes.truncate(MostBytes);
    return bytes;
}

} // namespace cunbao::fuzz
