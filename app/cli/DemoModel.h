#pragma once

#include "app/domain/Catalogue.h"

#include <QDate>

namespace cunbao::cli {

/// A naive model of what the demo recorded: plain lists and loops over them, sharing nothing with the figures
/// that it is held against but the catalogue's words. Numbers in ten-thousandths.
class DemoModel {
public:
    struct Entry {
        OrgCode unit;
        QDate on;
        std::int64_t units = 0;
        bool notApplicable = false;
        bool withdrawn = false;
    };

    /// Recorded later counts as later. The place to find it by, to correct or withdraw it.
    std::size_t record(const QString& indicator, const Entry& entry);
    Entry& entry(const QString& indicator, std::size_t at) { return m_entries[indicator][at]; }

    struct Expected {
        bool hasValue = false;
        bool notApplicable = false;
        std::int64_t units = 0;
        int reported = 0;
    };
    /// The township's figure of a year.
    [[nodiscard]] Expected township(const Indicator& indicator, int year) const;

private:
    QMap<QString, std::vector<Entry>> m_entries;
};

} // namespace cunbao::cli
