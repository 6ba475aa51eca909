#pragma once

#include "app/domain/OpKind.h"
#include "app/domain/OrgCode.h"
#include "sync/authority/Authority.h"

namespace cunbao {

/// Whether a role may make this kind of operation for this audience (4-sync-and-security, "Who may do what").
/// `unit` is the org unit that the operation speaks of, null where it speaks of none. Judged by every
/// receiver from the certificate alone, so that it never depends on the order of arrival. A kind that this
/// program does not know is nobody's to refuse.
[[nodiscard]] bool mayOperate(const CertifiedDevice& device, OpKind kind, const Audience& audience,
                              OrgCode unit);

} // namespace cunbao
