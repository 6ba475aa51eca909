#pragma once

#include "sync/crypto/Keys.h"
#include "sync/op/Stream.h"

#include <QString>

#include <variant>
#include <vector>

namespace cunbao {

using StatementId = FixedBytes<16, struct StatementIdMeaning>;

/// Makes a device one of the township's: its keys, its org unit and what it may do. No dates, no names.
struct Certificate {
    SigningPublicKey signing;
    BoxPublicKey box;
    std::int64_t unit = 0;
    Role role = Role::Recorder;

    [[nodiscard]] DeviceId device() const { return deviceIdOf(signing, box); }
    friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// An epoch key sealed for one reader; the null id stands for the key pair derived from the root.
struct WrappedKey {
    DeviceId reader;
    QByteArray sealed;
    friend bool operator==(const WrappedKey&, const WrappedKey&) = default;
};

/// One epoch of an audience, or further readers for it: the same epoch may be stated any number of times.
struct Epoch {
    Audience audience;
    quint64 number = 1;
    EpochKeyId key;
    std::vector<WrappedKey> wrapped;
    friend bool operator==(const Epoch&, const Epoch&) = default;
};

/// The last segment of a stream that a revocation accepts; sequence 0: none.
struct Cut {
    StreamId stream;
    quint64 sequence = 0;
    Hash32 hash;
    friend bool operator==(const Cut&, const Cut&) = default;
};

/// Ends a device's authority: of its streams only what lies up to the cuts counts, streams that are not
/// named count for nothing. Starts the new epochs of every audience that the device could read.
struct Revocation {
    DeviceId device;
    std::vector<Cut> cuts;
    std::vector<Epoch> epochs;
    friend bool operator==(const Revocation&, const Revocation&) = default;
};

struct EpochGrant {
    std::vector<Epoch> epochs;
    friend bool operator==(const EpochGrant&, const EpochGrant&) = default;
};

/// The township's hub has a new address or key. The greatest `number` holds.
struct HubMoved {
    QString url;
    Hash32 pin; ///< SHA-256 of the new key's SPKI
    quint64 number = 1;
    friend bool operator==(const HubMoved&, const HubMoved&) = default;
};

/// What a newer program states: signed by the root, kept, counted and handed on, without effect here.
struct FutureStatement {
    quint64 type = 0;
    friend bool operator==(const FutureStatement&, const FutureStatement&) = default;
};

using Statement = std::variant<Certificate, Revocation, EpochGrant, HubMoved, FutureStatement>;

/// A statement of the authority: CBOR, then the root's signature over it. PROTOCOL.md, "Statements".
class StatementCodec {
public:
    static constexpr qsizetype MaxBytes = 2 * 1024 * 1024;

    /// Never a FutureStatement: what this program does not know, it does not state.
    [[nodiscard]] static QByteArray sign(const Statement& statement, const SigningKey& root);
    /// Verifies and decodes. Errors: SignatureWrong, Malformed, TooLarge.
    [[nodiscard]] static Result<Statement> read(const QByteArray& bytes, const SigningPublicKey& root);
    /// Decodes what was verified before it was stored.
    [[nodiscard]] static Result<Statement> readVerified(const QByteArray& bytes);
    [[nodiscard]] static StatementId idOf(QByteArrayView bytes);
};

} // namespace cunbao
