#include "tests/support/FigureTable.h"

#include "tests/support/Check.h"

namespace cunbao {

namespace {

QString nameOf(OrgCode unit) {
    if (unit == MadeTownship) return QStringLiteral("T");
    return QString(QChar(static_cast<char16_t>(u'A' + unit.number() - madeVillage(1).number())));
}

EntryValue valueOf(const QString& word) {
    if (word == QLatin1String("na")) return EntryValue::notApplicable();
    if (word == QLatin1String("?")) return EntryValue::unknown();
    if (word.startsWith(QLatin1Char('\''))) return EntryValue::ofText(word.mid(1));
    return EntryValue::ofNumber(*Decimal::parse(word));
}

QStringList parts(const char* text, const char* at) {
    QStringList out;
    for (const QString& part : QString::fromUtf8(text).split(QLatin1String(at)))
        if (!part.trimmed().isEmpty()) out.append(part.trimmed());
    return out;
}

std::vector<Indicator> indicatorsFrom(const QByteArray& text) {
    QStringList lines;
    std::map<QString, ValueType> types;
    for (const QString& line : parts(text.constData(), "\n")) {
        QStringList words = line.split(QLatin1Char(' '));
        if (words.removeAll(QStringLiteral("yes_no")) > 0) types[words[0]] = ValueType::YesNo;
        if (words.removeAll(QStringLiteral("percent")) > 0) types[words[0]] = ValueType::Percent;
        lines.append(words.join(QLatin1Char(' ')));
    }
    auto out = madeIndicators(lines.join(QLatin1Char('\n')));
    for (Indicator& one : out) {
        const auto type = types.find(one.id);
        if (type == types.end()) continue;
        one.valueType = type->second;
        one.places = one.valueType == ValueType::Percent ? 2 : 0;
    }
    return out;
}

} // namespace

OrgCode FigureTable::unitOf(const QString& name) {
    if (name == QLatin1String("T")) return MadeTownship;
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return madeVillage(isNumber ? number : name[0].unicode() - u'A' + 1);
}

std::vector<OrgUnit> FigureTable::unitsFrom(const char* text) {
    const QString whole = QString::fromUtf8(text);
    bool isNumber = false;
    if (const int count = whole.toInt(&isNumber); isNumber) return madeUnits(count);
    auto out = madeUnits(0);
    for (const QString& word : parts(text, " ")) {
        const QString name = word.section(QLatin1Char('['), 0, 0);
        OrgUnit unit{unitOf(name), name, MadeTownship, QDate(), QDate(), OrgCode()};
        const QString life = word.section(QLatin1Char('['), 1).chopped(word.contains(QLatin1Char('[')));
        const QString span = life.section(QLatin1Char('>'), 0, 0);
        unit.start = QDate::fromString(span.section(QStringLiteral(".."), 0, 0), Qt::ISODate);
        unit.end = QDate::fromString(span.section(QStringLiteral(".."), 1, 1), Qt::ISODate);
        if (life.contains(QLatin1Char('>'))) unit.successor = unitOf(life.section(QLatin1Char('>'), 1));
        out.push_back(unit);
    }
    return out;
}

std::vector<FigureTable::Row> FigureTable::rowsFrom(const char* text) {
    std::vector<Row> out;
    for (const QString& line : parts(text, ";")) {
        const QStringList words = line.split(QLatin1Char(' '));
        const bool fromOffice = words[0].endsWith(QLatin1Char('*'));
        out.push_back({unitOf(words[0].chopped(fromOffice)), words[1],
                       QDate::fromString(words[2], Qt::ISODate),
                       valueOf(QStringList(words.mid(3)).join(QLatin1Char(' '))), fromOffice});
    }
    return out;
}

Result<FigureInput> FigureTable::inputOf(const Catalogue& catalogue, const std::vector<Row>& rows,
                                         const char* overrides, const Period& period) {
    FigureInput input;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const Indicator& indicator = *catalogue.find(row.indicator);
        if (row.on > period.lastDay()) continue;
        // The store hands over of each day of a stock only what counts.
        const bool superseded =
            indicator.nature == Nature::Stock &&
            std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rows.end(), [&](const Row& later) {
                return later.unit == row.unit && later.indicator == row.indicator && later.on == row.on;
            });
        if (superseded) continue;
        SeriesTally& series = input.series[{catalogue.indexOf(row.indicator), row.unit}];
        const QDate first =
            indicator.hasSince && !indicator.since.isNull() ? indicator.since : period.firstDay();
        const OrderKey order{{1'000 + static_cast<std::int64_t>(i), 0}, DeviceId(), i + 1};
        TRY((row.on < first ? series.before : series.within).add({row.on, order, row.value, row.fromOffice}));
        if (row.value.kind == EntryValue::Kind::Text && row.on >= first) series.texts.append(row.value.text);
    }
    for (const QString& line : parts(overrides, ";")) {
        const QStringList words = line.split(QLatin1Char(' '));
        if (words[2] != period.toString()) continue;
        input.overrides[{catalogue.indexOf(words[1]), unitOf(words[0])}] = valueOf(words[3]);
    }
    return input;
}

QString FigureTable::written(const Figure& figure) {
    QString out = QStringLiteral("missing");
    if (figure.state == FigureState::NotApplicable) out = QStringLiteral("na");
    if (figure.hasValue()) {
        out = toString(figure.value.numerator());
        if (!figure.value.isInteger()) out += QLatin1Char('/') + toString(figure.value.denominator());
        if (!figure.texts.isEmpty()) out = figure.texts.join(QChar(u'、'));
    }
    out += QStringLiteral(" %1+%2/%3").arg(figure.reported).arg(figure.carried.size()).arg(figure.expected);
    const auto list = [&](const char* label, const std::vector<OrgCode>& units) {
        if (units.empty()) return;
        out += QLatin1String(label);
        for (const OrgCode unit : units)
            out += nameOf(unit);
    };
    list(" missing ", figure.missing);
    list(" carried ", figure.carried);
    for (const QString& flag : figure.flags)
        out += QLatin1String(" !") + flag;
    if (!figure.whyMissing.isEmpty()) out += QLatin1Char(' ') + figure.whyMissing;
    return out;
}

void FigureTable::table() {
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("indicators");
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("entries");
    QTest::addColumn<QByteArray>("overrides");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("expected");
}

void FigureTable::row(const char* name, const char* units, const char* indicators, const char* rules,
                      const char* entries, const char* overrides, const char* asked, const char* expected) {
    QTest::newRow(name) << QByteArray(units) << QByteArray(indicators) << QByteArray(rules)
                        << QByteArray(entries) << QByteArray(overrides) << QByteArray(asked)
                        << QString::fromUtf8(expected);
}

void FigureTable::row(const char* name, const char* units, const char* indicators, const char* entries,
                      const char* asked, const char* expected) {
    row(name, units, indicators, "", entries, "", asked, expected);
}

void FigureTable::check() {
    QFETCH(QByteArray, units);
    QFETCH(QByteArray, indicators);
    QFETCH(QByteArray, rules);
    QFETCH(QByteArray, entries);
    QFETCH(QByteArray, overrides);
    QFETCH(QByteArray, asked);
    QFETCH(QString, expected);
    const auto catalogue =
        Catalogue::build(indicatorsFrom(indicators), madeRules(QString::fromUtf8(rules)), unitsFrom(units));
    OK(catalogue);
    const QStringList words = QString::fromUtf8(asked).split(QLatin1Char(' '));
    const auto period = Period::parse(words[0]);
    OK(period);
    const auto rows = rowsFrom(entries);
    const auto then = inputOf(*catalogue, rows, overrides, period->yearBefore());
    OK(then);
    const auto previous = FigureBook::compute(*catalogue, period->yearBefore(), *then);
    OK(previous);
    const auto now = inputOf(*catalogue, rows, overrides, *period);
    OK(now);
    const auto book = FigureBook::compute(*catalogue, *period, *now, &*previous);
    OK(book);
    const Figure* figure = book->find(words[1], unitOf(words[2]));
    QVERIFY2(figure, "no such figure");
    QCOMPARE(written(*figure), expected);
    QCOMPARE(int(figure->missing.size() + figure->carried.size()) + figure->reported, figure->expected);
}

} // namespace cunbao
