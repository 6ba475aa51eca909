#include "app/store/RoundReader.h"

namespace cunbao {

Result<std::vector<Round>> RoundReader::all() {
    std::vector<std::pair<int, quint64>> places;
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq FROM round"));
        TRY(query.bindAll());
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            places.emplace_back(static_cast<int>(query.integer(0)), query.unsignedInteger(1));
        }
    }
    std::vector<RoundStep> steps;
    for (const auto& [stream, sequence] : places) {
        TRY_LET(const auto logged, m_log.find(stream, sequence));
        TRY_LET(const Payload payload, PayloadCodec::decode(logged->operation));
        TRY_LET(const OrderKey order, m_log.orderOf(*logged));
        steps.push_back({order, std::get<RoundEvent>(payload)});
    }
    return roundsOf(std::move(steps));
}

Result<std::vector<Round>> RoundReader::open() {
    TRY_LET(auto rounds, all());
    std::erase_if(rounds, [](const Round& round) { return round.state != RoundState::Open; });
    return rounds;
}

} // namespace cunbao
