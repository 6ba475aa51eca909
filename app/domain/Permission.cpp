#include "app/domain/Permission.h"

namespace cunbao {

namespace {

/// Where a kind of operation belongs, by its audience.
bool fitsAudience(OpKind kind, const Audience& audience, OrgCode unit) {
    switch (kind) {
    case OpKind::EntryRecorded:
    case OpKind::EntryCorrected:
    case OpKind::EntryWithdrawn:
    case OpKind::EvidenceAttached:
        // A village's entries in its own circle, the township's in the office's.
        return audience.kind == Audience::Kind::Unit
                   ? unit.isNull() || unit.number() == audience.unit
                   : audience.kind == Audience::Kind::Office && (unit.isNull() || unit.isTownship());
    case OpKind::SectionSubmitted:
    case OpKind::SectionReviewed:
    case OpKind::Reminder: return audience.kind == Audience::Kind::Unit;
    case OpKind::DoubtResolved: return audience.kind != Audience::Kind::Township;
    case OpKind::DeviceDescribed: return audience.kind != Audience::Kind::Township;
    case OpKind::FigureOverridden:
    case OpKind::RoundFrozen:
    case OpKind::ProfileSet: return audience.kind == Audience::Kind::Office;
    case OpKind::CataloguePublished:
    case OpKind::TemplatePublished:
    case OpKind::RoundOpened:
    case OpKind::RoundClosed:
    case OpKind::RoundReopened:
    case OpKind::RoundFrozenNotice: return audience.kind == Audience::Kind::Township;
    }
    return true;
}

bool roleAllows(Role role, OpKind kind) {
    switch (kind) {
    case OpKind::EntryRecorded:
    case OpKind::EntryCorrected:
    case OpKind::EntryWithdrawn:
    case OpKind::EvidenceAttached: return role != Role::Reviewer && role != Role::Viewer;
    case OpKind::SectionSubmitted:
        return role == Role::Lead || role == Role::Clerk || role == Role::MainOffice;
    case OpKind::SectionReviewed:
        return role == Role::Reviewer || role == Role::Clerk || role == Role::MainOffice;
    case OpKind::DoubtResolved:
    case OpKind::FigureOverridden:
    case OpKind::RoundFrozen:
    case OpKind::RoundFrozenNotice:
    case OpKind::ProfileSet:
    case OpKind::Reminder: return role == Role::Clerk || role == Role::MainOffice;
    case OpKind::DeviceDescribed:
    case OpKind::CataloguePublished:
    case OpKind::TemplatePublished:
    case OpKind::RoundOpened:
    case OpKind::RoundClosed:
    case OpKind::RoundReopened: return role == Role::MainOffice;
    }
    return true;
}

} // namespace

bool mayOperate(const CertifiedDevice& device, OpKind kind, const Audience& audience, OrgCode unit) {
    if (!fitsAudience(kind, audience, unit)) return false;
    return std::any_of(device.grants.begin(), device.grants.end(), [&](const Grant& grant) {
        const bool inScope = isOfficeRole(grant.role) || audience == Audience::ofUnit(grant.unit);
        return inScope && roleAllows(grant.role, kind);
    });
}

} // namespace cunbao
