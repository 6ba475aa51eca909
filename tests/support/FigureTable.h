#pragma once

#include "app/domain/FigureBook.h"
#include "tests/support/MadeCatalogue.h"

#include <QString>

namespace cunbao {

/// Figures as tables: a township and entries as text, and what one of its figures comes to. A test class has
/// this beside QObject; its data functions call table() and row(), its tests check().
class FigureTable {
protected:
    /// One entry of a table: who, what, when, how much.
    struct Row {
        OrgCode unit;
        QString indicator;
        QDate on;
        EntryValue value;
        bool fromOffice = false;
    };

    static void table();
    /// `units`: how many villages, or as unitsFrom() reads them. `indicators` and `rules` as in
    /// MadeCatalogue.h; also understands `yes_no` and `percent` at the end of an indicator's line. `entries`
    /// as rowsFrom() reads them. `overrides`: `A f 2020 6; …`. `asked`: period, indicator, unit. `expected`
    /// as written() writes it.
    static void row(const char* name, const char* units, const char* indicators, const char* rules,
                    const char* entries, const char* overrides, const char* asked, const char* expected);
    static void row(const char* name, const char* units, const char* indicators, const char* entries,
                    const char* asked, const char* expected);
    static void check();

    /// `T` is the township, a letter from A on a village, a number a village's number.
    static OrgCode unitOf(const QString& name);
    /// `B[2020-01-01..2020-06-30>A]`: start, end, successor; each may be left out.
    static std::vector<OrgUnit> unitsFrom(const char* text);
    /// In the order of the log: `A a 2020-02-10 500; …`; `A*` is recorded by the office on A's behalf.
    static std::vector<Row> rowsFrom(const char* text);
    /// What the store would hand over for a period.
    static Result<FigureInput> inputOf(const Catalogue& catalogue, const std::vector<Row>& rows,
                                       const char* overrides, const Period& period);
    /// `820 1+0/3 missing BC !carried`: the value, how many units have reported, are carried, are expected;
    /// then which ones are missing and carried, the flags, and why it is missing.
    static QString written(const Figure& figure);
};

} // namespace cunbao
