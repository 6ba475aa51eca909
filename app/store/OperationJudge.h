#pragma once

#include "app/domain/Payload.h"
#include "app/store/OperationLog.h"

namespace cunbao {

/// What an operation is judged by: the statements, catalogues and operations around it. Everything held now,
/// or what lies inside a position.
class Surroundings {
public:
    virtual ~Surroundings() = default;
    virtual Result<const Authority*> authority() = 0;
    /// Null while the version's content has not arrived.
    virtual Result<const Catalogue*> catalogue(int number) = 0;
    /// With the status that it has here; nothing where it has not arrived.
    virtual Result<std::optional<LoggedOperation>> find(const EntryName& name) = 0;
};

/// What an operation waits for.
enum class WaitCause : int { None = 0, Catalogue = 1, Parent = 2, Kind = 3 };

struct Verdict {
    OpStatus status = OpStatus::Accepted;
    WaitCause cause = WaitCause::None;
    QByteArray awaited;             ///< waiting: the catalogue's version, the parent's name, the kind
    std::optional<Error> reason;    ///< refused: why
    std::optional<Payload> payload; ///< unless its kind is unknown or its fields are malformed
};

/// Whether an operation counts: the one place that every receiver, and the writer itself, asks. What it says
/// depends on the operation and its surroundings alone, never on the order in which they came.
class OperationJudge {
public:
    OperationJudge(Ledger& ledger, Surroundings& around) : m_ledger(ledger), m_around(around) {}

    /// Inside a transaction. The stream must be one that the surroundings' authority explains.
    [[nodiscard]] Result<Verdict> judge(const LoggedOperation& logged);

private:
    struct Series {
        QString indicator;
        OrgCode unit;
    };

    /// What lies behind a parent, along the first parents of all that it revises.
    struct Past {
        bool isCutOff = false;                    ///< a revocation ended it somewhere
        std::optional<EntryName> missing;         ///< has not arrived, or waits itself
        std::optional<LoggedOperation> parent;    ///< the parent itself
        std::optional<LoggedOperation> recording; ///< nothing with both empty: it leads to no recording
    };

    Result<Verdict> judgeRecording(const LoggedOperation& logged, const KnownStream& known, Payload payload);
    Result<Verdict> judgeOverride(const LoggedOperation& logged, Payload payload);
    Result<Verdict> judgeRevision(const EntryName& self, const KnownStream& known, Payload payload);
    /// Null, with the verdict's waiting part filled in, while the catalogue has not arrived.
    Result<const Catalogue*> catalogueOf(const LoggedOperation& logged, Verdict& verdict);
    Result<bool> isCutOff(const EntryName& name);
    Result<Past> pastOf(const EntryName& self, const EntryName& name);
    Result<std::optional<Series>> seriesOf(const LoggedOperation& recording);
    Result<std::optional<Error>> reasonAgainst(const EntryRevised& revised, const Past& past,
                                               const EntryName& name, const KnownStream& known);

    Ledger& m_ledger;
    Surroundings& m_around;
};

[[nodiscard]] bool isEntryKind(quint8 kind);

} // namespace cunbao
