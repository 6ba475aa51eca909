#pragma once

#include "app/domain/FigureBook.h"

namespace cunbao {

/// The figures of a period with what they were made from. The catalogue belongs to the ledger that made them.
struct Figures {
    const Catalogue* catalogue = nullptr;
    FigureInput input;
    FigureBook book;
};

} // namespace cunbao
