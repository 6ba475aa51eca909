#include "app/store/OperationWriter.h"

#include "app/domain/AppError.h"
#include "platform/base/Failpoint.h"

namespace cunbao {

Result<HybridTime> OperationWriter::nextTime() {
    TRY_LET(HybridTime last, m_ledger.observedTime());
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    for (const auto& [audience, state] : authority->audiences()) {
        if (!authority->mayWrite(self, audience)) continue;
        TRY_LET(const int stream,
                m_ledger.streamNumber(streamIdOf(m_ledger.identity().signing.publicKey(), audience)));
        TRY_LET(const auto end, m_log.last(stream));
        last = std::max(last, end.second);
    }
    return tick(last, m_ledger.clock().now());
}

Result<bool> OperationWriter::mayWrite(const Audience& audience) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    return authority->mayWrite(m_ledger.identity().device(), audience) &&
           authority->audiences().contains(audience);
}

Result<LoggedOperation> OperationWriter::next(const Audience& audience, const Payload& payload, int context) {
    LoggedOperation logged;
    TRY_LET(logged.stream,
            m_ledger.streamNumber(streamIdOf(m_ledger.identity().signing.publicKey(), audience)));
    TRY_LET(const auto last, m_log.last(logged.stream));
    TRY_LET(logged.operation.time, nextTime());
    logged.operation.sequence = last.first + 1;
    logged.operation.kind = static_cast<quint8>(PayloadCodec::kindOf(payload));
    logged.operation.fields = PayloadCodec::encode(payload, logged.operation.time);
    logged.context = context;
    return logged;
}

Result<EntryName> OperationWriter::append(const Audience& audience, const Payload& payload) {
    TRY(m_ledger.self());
    TRY_LET(const bool allowed, mayWrite(audience));
    if (!allowed) return fail(AppErrc::NotAllowed, {QString(), QString()});
    TRY_LET(const int context, m_ledger.currentCatalogueNumber());
    TRY_LET(const LoggedOperation logged, next(audience, payload, context));
    TRY(Failpoint::trip("store.append.before"));
    TRY_LET(const OpStatus status, m_applier.arrive(logged));
    if (status != OpStatus::Accepted) {
        // Refused for what every receiver would refuse it for; the caller's transaction is rolled back.
        TRY(m_applier.explain(logged));
        return fail(AppErrc::OperationInvalid, {QString::number(logged.operation.kind)});
    }
    TRY(Failpoint::trip("store.append.after"));
    return m_ledger.nameOf(logged.stream, logged.operation.sequence);
}

Result<std::optional<EntryName>> OperationWriter::appendIfAllowed(const Audience& audience,
                                                                  const Payload& payload, int context) {
    using Name = std::optional<EntryName>;
    TRY(m_ledger.self());
    TRY_LET(const bool allowed, mayWrite(audience));
    if (!allowed) return Name();
    TRY_LET(const LoggedOperation logged, next(audience, payload, context));
    const auto explained = m_applier.explain(logged);
    if (!explained.ok() && explained.error().domain() == ErrorDomain::Platform) return explained.error();
    if (!explained.ok()) return Name();
    TRY(m_applier.arrive(logged));
    TRY_LET(const EntryName name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
    return Name(name);
}

} // namespace cunbao
