#pragma once

#include "app/domain/EntryHistory.h"
#include "app/domain/OrgCode.h"
#include "app/domain/Period.h"
#include "sync/op/Operation.h"

#include <QDate>

namespace cunbao {

/// What an operation is a copy of (PROTOCOL.md, 6): one that this person wrote under a former identity, and
/// that the township did not accept.
struct CopyOrigin {
    EntryName name;
    Hash32 hash; ///< operationHash: other operations may stand under that name elsewhere
};

/// A figure recorded for a unit and a day. Operations name indicators by their position in the catalogue
/// version that the segment names, so that an entry costs a few bytes.
struct EntryRecorded {
    int indicator = 0;
    OrgCode unit; ///< null: the unit of the stream's audience
    QDate on;
    EntryValue value;
    QString note;
    std::optional<Hash16> importKey; ///< hash of the key that an imported row had
    std::optional<CopyOrigin> origin;
    QString place; ///< "latitude,longitude" in degrees
};

/// A revision (更正): the whole content anew, and why.
struct EntryRevised {
    bool withdrawn = false;
    std::vector<EntryName> parents;
    QDate on;
    EntryValue value;
    QString note;
    std::optional<CopyOrigin> origin;
    QString why;
};

struct DoubtResolved {
    Hash16 doubt;
    bool undo = false; ///< takes an earlier resolution of the same doubt back
    QString why;
};

struct FigureOverridden {
    int indicator = 0;
    OrgCode unit;
    QString period;
    EntryValue value;
    bool computedMissing = true; ///< nothing was computed at the time
    EntryValue computed;         ///< what the override replaced
    QString why;
    bool undo = false;
};

struct CataloguePublished {
    QByteArray bytes;
};

struct RoundEvent {
    OpKind kind = OpKind::RoundOpened; ///< opened, closed, frozen, reopened, or the notice of a freeze
    QString templateId;
    QString period;
    QDate due;           ///< opened: null where there is none
    QByteArray position; ///< frozen: PositionCodec's bytes
};

struct DeviceDescribed {
    DeviceId device;
    QString name;
};

struct ProfileSet {
    QString field;
    QString value;
};

using Payload = std::variant<EntryRecorded, EntryRevised, DoubtResolved, FigureOverridden, CataloguePublished,
                             RoundEvent, DeviceDescribed, ProfileSet>;

/// What operations mean, as fields (PROTOCOL.md, "Operations"). Dates of entries travel as the distance in
/// days from the operation's own day in China, which is mostly 0.
class PayloadCodec {
public:
    static constexpr qsizetype MaxText = 2000; ///< characters of a note, a text value, a reason
    static constexpr qsizetype MaxParents = 64;

    /// The kinds that this program can decode, one byte each.
    [[nodiscard]] static QByteArray knownKinds();
    [[nodiscard]] static OpKind kindOf(const Payload& payload);
    [[nodiscard]] static Fields encode(const Payload& payload, HybridTime time);
    /// Errors: SyncErrc::Malformed; AppErrc::OperationInvalid with "kind" for one that this program does not
    /// know.
    [[nodiscard]] static Result<Payload> decode(const Operation& operation);
};

} // namespace cunbao
