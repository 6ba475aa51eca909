#pragma once

#include "app/domain/Catalogue.h"

#include <QByteArray>

namespace cunbao {

/// A catalogue's content before it has been checked.
struct CatalogueRows {
    std::vector<Indicator> indicators;
    std::vector<Rule> rules;
    std::vector<OrgUnit> units;
};

/// The published form, CBOR: [1, [indicator…], [rule…], [unit…]], every row an array of fixed
/// length, texts and words as in the CSV form, decimals as their shortest text, dates as day counts
/// (Julian day number), codes as integers, null where a row says nothing. Definite lengths,
/// shortest integers.
[[nodiscard]] QByteArray writeCatalogue(const CatalogueRows& rows);

/// Bounded in every direction before anything is allocated; checks form, not sense.
/// Errors: AppErrc::CatalogueInvalid.
[[nodiscard]] Result<CatalogueRows> readCatalogue(const QByteArray& bytes);

} // namespace cunbao
