#pragma once

#include "app/store/AuditLog.h"
#include "app/viewmodel/Language.h"

namespace cunbao {

/// An event's word in JSON and scripts: `sign-in`, `revoked` …; empty for a newer program's event.
[[nodiscard]] QString auditWord(AuditEvent event);
/// What its facts are called there, in order.
[[nodiscard]] QStringList auditFactNames(AuditEvent event);
/// What happened, in a sentence for people.
[[nodiscard]] QString auditText(const AuditLine& line, Language language);

} // namespace cunbao
