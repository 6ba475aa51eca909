#include "app/cli/JsonWords.h"

namespace cunbao::cli {

QString wordOf(Role role) {
    switch (role) {
    case Role::MainOffice: return QStringLiteral("main");
    case Role::Clerk: return QStringLiteral("clerk");
    case Role::Reviewer: return QStringLiteral("reviewer");
    case Role::Viewer: return QStringLiteral("viewer");
    case Role::Lead: return QStringLiteral("lead");
    case Role::Recorder: return QStringLiteral("recorder");
    }
    return {};
}

QString wordOf(OpKind kind) {
    switch (kind) {
    case OpKind::EntryRecorded: return QStringLiteral("recorded");
    case OpKind::EntryCorrected: return QStringLiteral("corrected");
    case OpKind::EntryWithdrawn: return QStringLiteral("withdrawn");
    case OpKind::EvidenceAttached: return QStringLiteral("attached");
    case OpKind::SectionSubmitted: return QStringLiteral("submitted");
    case OpKind::SectionReviewed: return QStringLiteral("reviewed");
    case OpKind::Reminder: return QStringLiteral("reminded");
    case OpKind::DoubtResolved: return QStringLiteral("resolved");
    case OpKind::FigureOverridden: return QStringLiteral("overridden");
    case OpKind::CataloguePublished: return QStringLiteral("catalogue-published");
    case OpKind::TemplatePublished: return QStringLiteral("template-published");
    case OpKind::RoundOpened: return QStringLiteral("round-opened");
    case OpKind::RoundClosed: return QStringLiteral("round-closed");
    case OpKind::RoundFrozen: return QStringLiteral("round-frozen");
    case OpKind::RoundReopened: return QStringLiteral("round-reopened");
    case OpKind::DeviceDescribed: return QStringLiteral("device-described");
    case OpKind::ProfileSet: return QStringLiteral("profile-set");
    case OpKind::RoundFrozenNotice: return QStringLiteral("round-frozen-notice");
    }
    return {};
}

QString wordOf(Audience::Kind kind) {
    switch (kind) {
    case Audience::Kind::Unit: return QStringLiteral("unit");
    case Audience::Kind::Township: return QStringLiteral("township");
    case Audience::Kind::Office: return QStringLiteral("office");
    }
    return {};
}

} // namespace cunbao::cli
