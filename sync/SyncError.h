#pragma once

#include "platform/base/Error.h"

namespace cunbao {

/// What can go wrong between devices. Details never hold anything sealed.
enum class SyncErrc {
    Malformed = 1,     ///< details: which message; the bytes break PROTOCOL.md
    VersionUnknown,    ///< details: which message, version; a newer program wrote it
    TooLarge,          ///< details: which message, limit in bytes
    SignatureWrong,    ///< details: which message
    SealBroken,        ///< the AEAD does not open: a changed byte or a wrong key
    KeyMissing,        ///< the epoch key has not arrived (yet)
    StreamUnknown,     ///< no certificate explains this stream (yet)
    NotCertified,      ///< the device is not certified in this township
    Revoked,           ///< the device's certificate was revoked
    AudienceForbidden, ///< the role may not write for, or read, this audience
    ChainBroken,       ///< a segment does not follow the one before it
    Forked,            ///< two different segments cover one sequence
    BeyondCut,         ///< behind the last segment that a revocation accepts
    ClockBackwards,    ///< operations of a stream must grow in time
    TownshipUnknown,   ///< the hub does not serve this township
    QuotaExceeded,     ///< details: which
    InviteWrong,       ///< a join request that no open invite explains

    TransportFailed = 100, ///< details: reason in a fixed word or nothing, the network layer's own words
    TimedOut,
    PinMismatch, ///< details: expected, found (SHA-256 of the SPKI, hex)
    HubRefused,  ///< details: HTTP status, code and title of the problem details
    NoProgress,  ///< the hub's answers lead nowhere
    CutOff,      ///< the connection broke in the middle
};

constexpr ErrorDomain errorDomainOf(SyncErrc) {
    return ErrorDomain::Sync;
}

} // namespace cunbao
