#include "app/viewmodel/NumberText.h"

#include "app/domain/NumberInput.h"
#include "app/viewmodel/Terms.h"
#include "app/viewmodel/Unbroken.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace cunbao {

namespace {

constexpr QChar GroupSpace(0x202F);
constexpr int GroupFrom = 4; ///< digits before the point
constexpr int ChinaOffset = 8 * 3600;

QString grouped(const QString& plain) {
    const qsizetype point = plain.indexOf(QLatin1Char('.'));
    const qsizetype end = point < 0 ? plain.size() : point;
    const qsizetype begin = plain.startsWith(QLatin1Char('-')) ? 1 : 0;
    if (end - begin < GroupFrom) return plain;
    QString out = plain;
    for (qsizetype at = end - 3; at > begin; at -= 3)
        out.insert(at, GroupSpace);
    return out;
}

QLocale localeOf(Language language) {
    return language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                         : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

QString numberText(Decimal number) {
    return grouped(number.toString());
}

QString valueText(const EntryValue& value, Language language) {
    switch (value.kind) {
    case EntryValue::Kind::Number: return numberText(value.number);
    case EntryValue::Kind::Text: return value.text;
    case EntryValue::Kind::NotApplicable:
    case EntryValue::Kind::Unknown: return term(value.kind, language);
    }
    return {};
}

QString figureText(const Figure& figure, const Indicator& indicator, Language language) {
    if (!figure.hasValue()) return term(figure.state, language);
    if (indicator.isText()) return figure.texts.join(QChar(u'、'));
    const auto rounded = figure.value.rounded(indicator.places);
    return rounded.ok() ? numberText(*rounded) : term(FigureState::Missing, language);
}

QString otherReading(const QString& typed, Decimal value, const Indicator& indicator, Language language) {
    static const QRegularExpression scale(QStringLiteral("[百千万亿]"));
    if (typed.contains(scale)) {
        const QString plain = numberText(value);
        return withUnit(plain, unitWordOf(indicator, language, plain));
    }
    const auto scaled = scaledReading(value, indicator);
    if (!scaled || language != Language::Chinese) return {};
    return withUnit(scaled->number, scaled->unit);
}

QString dataSizeText(qint64 bytes, Language language) {
    constexpr qint64 Kilobyte = 1024;
    if (bytes >= Kilobyte)
        return unbroken(QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat));
    const QString number = QString::number(bytes);
    if (language == Language::Chinese) return withUnit(number, QStringLiteral("字节"));
    return withUnit(number, bytes == 1 ? QStringLiteral("byte") : QStringLiteral("bytes"));
}

QString dayText(QDate day, Language language, int yearAtHand) {
    if (!day.isValid()) return {};
    const bool year = day.year() != yearAtHand;
    if (language == Language::Chinese)
        return unbroken(day.toString(year ? QStringLiteral("yyyy年M月d日") : QStringLiteral("M月d日")));
    return unbroken(
        localeOf(language).toString(day, year ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM")));
}

QString instantText(Instant instant, Language language, int yearAtHand) {
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::OffsetFromUTC, ChinaOffset);
    return dayText(there.date(), language, yearAtHand) + QLatin1Char(' ') +
           there.time().toString(QStringLiteral("HH:mm"));
}

namespace {

QString periodWords(const Period& period, Language language) {
    const bool chinese = language == Language::Chinese;
    const QDate first = period.firstDay();
    const int year = first.year();
    switch (period.length()) {
    case Period::Length::Year: return chinese ? QStringLiteral("%1年").arg(year) : QString::number(year);
    case Period::Length::Half:
        if (chinese)
            return (first.month() == 1 ? QStringLiteral("%1年上半年") : QStringLiteral("%1年下半年"))
                .arg(year);
        return QStringLiteral("H%1 %2").arg(first.month() == 1 ? 1 : 2).arg(year);
    case Period::Length::Quarter: {
        const int quarter = (first.month() + 2) / 3;
        return chinese ? QStringLiteral("%1年第%2季度").arg(year).arg(quarter)
                       : QStringLiteral("Q%1 %2").arg(quarter).arg(year);
    }
    case Period::Length::Month:
        return chinese ? first.toString(QStringLiteral("yyyy年M月"))
                       : localeOf(language).toString(first, QStringLiteral("MMM yyyy"));
    case Period::Length::Day: return dayText(first, language);
    }
    return {};
}

} // namespace

QString periodText(const Period& period, Language language) {
    return unbroken(periodWords(period, language));
}

QString nameOf(const Indicator& indicator, Language language) {
    return language == Language::English && !indicator.nameEn.isEmpty() ? indicator.nameEn : indicator.nameZh;
}

QString messageOf(const Rule& rule, Language language) {
    return language == Language::English && !rule.messageEn.isEmpty() ? rule.messageEn : rule.messageZh;
}

QString countingRuleOf(const Indicator& indicator, Language language) {
    return language == Language::English && !indicator.countingRuleEn.isEmpty() ? indicator.countingRuleEn
                                                                                : indicator.countingRuleZh;
}

QString unitWordOf(const Indicator& indicator, Language language, const QString& number) {
    if (language == Language::Chinese || indicator.unitEn.isEmpty()) return indicator.unitZh;
    const bool one = number == QLatin1String("1") || number == QLatin1String("+1");
    return one ? indicator.unitEnOfOne() : indicator.unitEnOfMany();
}

} // namespace cunbao
