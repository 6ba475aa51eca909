#include "app/store/RoundReader.h"

namespace cunbao {

Result<std::vector<RoundView>> RoundReader::all() {
    struct Event {
        OrderKey order;
        int stream = 0;
        OpKind kind = OpKind::RoundOpened;
    };
    std::map<std::pair<QString, QString>, std::vector<Event>> events;
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT template, period, time, stream, seq, kind FROM round"));
        TRY(query.bindAll());
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            const int stream = static_cast<int>(query.integer(3));
            TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
            events[{query.text(0), query.text(1)}].push_back(
                {{HybridTime::unpacked(query.integer(2)), known.device, query.unsignedInteger(4)},
                 stream,
                 static_cast<OpKind>(query.integer(5))});
        }
    }
    std::vector<RoundView> out;
    for (auto& [key, list] : events) {
        std::sort(list.begin(), list.end(), [](const Event& a, const Event& b) { return a.order < b.order; });
        RoundView view;
        view.templateId = key.first;
        TRY_LET(view.period, Period::parse(key.second));
        bool opened = false;
        for (const Event& event : list) {
            TRY_LET(const auto logged, m_log.find(event.stream, event.order.sequence));
            TRY_LET(const Payload payload, PayloadCodec::decode(logged->operation));
            const auto& content = std::get<RoundEvent>(payload);
            switch (event.kind) {
            case OpKind::RoundOpened:
                opened = true;
                view.state = RoundState::Open;
                view.due = content.due;
                break;
            case OpKind::RoundReopened:
                view.state = RoundState::Open;
                view.freezes = 0;
                view.position.clear();
                break;
            case OpKind::RoundClosed:
                if (view.state == RoundState::Open) view.state = RoundState::Closed;
                break;
            case OpKind::RoundFrozen:
                // Of two freezes the first by order key holds and the other is flagged.
                if (view.freezes++ == 0) view.position = content.position;
                view.state = RoundState::Frozen;
                break;
            default: view.state = RoundState::Frozen; break;
            }
        }
        if (opened) out.push_back(std::move(view));
    }
    return out;
}

Result<std::vector<RoundView>> RoundReader::open() {
    TRY_LET(auto rounds, all());
    std::erase_if(rounds, [](const RoundView& round) { return round.state != RoundState::Open; });
    return rounds;
}

} // namespace cunbao
