#include "app/store/OfficeProjection.h"

namespace cunbao {

Result<void> OfficeProjection::setAccepted(const LoggedOperation& logged, const Payload& payload,
                                           bool accepted) {
    Database& db = m_ledger.db();
    const qint64 time = logged.operation.time.packed();
    const int stream = logged.stream;
    const quint64 seq = logged.operation.sequence;
    if (!accepted) {
        const char* sql = nullptr;
        if (std::holds_alternative<DoubtResolved>(payload))
            sql = "DELETE FROM resolution WHERE stream = ?1 AND seq = ?2";
        else if (std::holds_alternative<FigureOverridden>(payload))
            sql = "DELETE FROM override WHERE stream = ?1 AND seq = ?2";
        else if (std::holds_alternative<CataloguePublished>(payload))
            sql = "DELETE FROM published WHERE stream = ?1 AND seq = ?2";
        else if (std::holds_alternative<RoundEvent>(payload))
            sql = "DELETE FROM round WHERE stream = ?1 AND seq = ?2";
        else if (std::holds_alternative<DeviceDescribed>(payload))
            sql = "DELETE FROM device_name WHERE stream = ?1 AND seq = ?2";
        else if (std::holds_alternative<ProfileSet>(payload))
            sql = "DELETE FROM profile WHERE stream = ?1 AND seq = ?2";
        if (!sql) return {};
        TRY_LET(SqlStatement remove, db.prepare(sql));
        return remove.run(stream, seq);
    }
    if (const auto* resolved = std::get_if<DoubtResolved>(&payload)) {
        TRY_LET(SqlStatement put,
                db.prepare("INSERT OR REPLACE INTO resolution(doubt, time, stream, seq, undo) "
                           "VALUES(?1, ?2, ?3, ?4, ?5)"));
        return put.run(resolved->doubt, time, stream, seq, resolved->undo ? 1 : 0);
    }
    if (const auto* set = std::get_if<FigureOverridden>(&payload)) {
        TRY_LET(const Catalogue* catalogue, m_ledger.catalogue(logged.context));
        const auto& indicators = catalogue->indicators();
        TRY_LET(const int indicator,
                m_ledger.indicatorNumber(indicators[static_cast<std::size_t>(set->indicator)].id));
        TRY_LET(SqlStatement put,
                db.prepare("INSERT OR REPLACE INTO override(period, indicator, unit, time, stream, "
                           "seq) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        return put.run(set->period, indicator, set->unit.number(), time, stream, seq);
    }
    if (const auto* published = std::get_if<CataloguePublished>(&payload)) {
        TRY_LET(const Catalogue catalogue, Catalogue::fromBytes(published->bytes));
        TRY_LET(const int number, m_ledger.catalogueNumber(catalogue.version()));
        TRY(m_ledger.putCatalogue(number, published->bytes));
        TRY_LET(SqlStatement put, db.prepare("INSERT OR REPLACE INTO published(time, stream, seq, catalogue) "
                                             "VALUES(?1, ?2, ?3, ?4)"));
        return put.run(time, stream, seq, number);
    }
    if (const auto* event = std::get_if<RoundEvent>(&payload)) {
        TRY_LET(SqlStatement put,
                db.prepare("INSERT OR REPLACE INTO round(template, period, time, stream, seq, kind) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        return put.run(event->templateId, event->period, time, stream, seq, static_cast<int>(event->kind));
    }
    if (const auto* described = std::get_if<DeviceDescribed>(&payload)) {
        TRY_LET(SqlStatement put,
                db.prepare("INSERT OR REPLACE INTO device_name(device, time, stream, seq, name) "
                           "VALUES(?1, ?2, ?3, ?4, ?5)"));
        return put.run(described->device, time, stream, seq, described->name);
    }
    if (const auto* profile = std::get_if<ProfileSet>(&payload)) {
        TRY_LET(SqlStatement put,
                db.prepare("INSERT OR REPLACE INTO profile(field, time, stream, seq, value) "
                           "VALUES(?1, ?2, ?3, ?4, ?5)"));
        return put.run(profile->field, time, stream, seq, profile->value);
    }
    return {};
}

} // namespace cunbao
