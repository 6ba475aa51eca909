#include "app/report/SlotText.h"

#include "app/domain/AppError.h"
#include "app/report/PrintableText.h"

namespace cunbao {

namespace {

QString valueIn(const std::map<QString, QString>& fields, const QString& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? QString() : found->second;
}

/// The township's number among its county's says what it is: 001-099 street, 100-199 town, 200-399
/// township.
QString kindOf(OrgCode township) {
    const auto number = township.number() / 1000 % 1000;
    if (number < 100) return QStringLiteral("街道");
    return number < 200 ? QStringLiteral("镇") : QStringLiteral("乡");
}

QString inWords(QDate day) {
    return QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day());
}

QString inWords(const Period& period) {
    static const QString quarters[] = {QStringLiteral("一"), QStringLiteral("二"), QStringLiteral("三"),
                                       QStringLiteral("四")};
    const QDate first = period.firstDay();
    QString year = QStringLiteral("%1年").arg(first.year());
    switch (period.length()) {
    case Period::Length::Year: return year;
    case Period::Length::Half:
        return year + (first.month() == 1 ? QStringLiteral("上半年") : QStringLiteral("下半年"));
    case Period::Length::Quarter:
        return year + QStringLiteral("第%1季度").arg(quarters[(first.month() - 1) / 3]);
    case Period::Length::Month: return year + QStringLiteral("%1月").arg(first.month());
    case Period::Length::Day: return inWords(first);
    }
    Q_UNREACHABLE();
}

QString unitName(const ReportInput& input, OrgCode code) {
    if (code == input.township && !input.townshipName.isEmpty()) return printableText(input.townshipName);
    const auto found = input.unitNames.find(code);
    return found == input.unitNames.end() ? code.toString() : printableText(found->second);
}

QString namesOf(const ReportInput& input, const std::vector<OrgCode>& codes) {
    QStringList names;
    for (const OrgCode code : codes)
        names += unitName(input, code);
    return names.join(QStringLiteral("、"));
}

QString namesAndCodes(const ReportInput& input, const std::vector<OrgCode>& codes) {
    QStringList entries;
    for (const OrgCode code : codes) {
        const QString name = unitName(input, code);
        entries += name == code.toString() ? name : name + QLatin1Char(' ') + code.toString();
    }
    return entries.join(QStringLiteral("、"));
}

/// What is lacking, in a sentence for the comment beside a slot.
QString lackOf(const ReportInput& input, const Figure& figure) {
    QStringList sentences;
    if (!figure.missing.empty())
        sentences += QStringLiteral("还没有填报：%1。").arg(namesOf(input, figure.missing));
    if (!figure.carried.empty())
        sentences += QStringLiteral("沿用本期以前的数：%1。").arg(namesOf(input, figure.carried));
    return sentences.join(QString());
}

/// 28/30村: how many of those that owe the figure have reported it.
QString share(const Indicator& indicator, const Figure& figure) {
    if (figure.expected <= 1) return QStringLiteral("沿用旧数");
    const bool villages = indicator.recordedBy == RecordedBy::Village;
    return QStringLiteral("%1/%2%3")
        .arg(figure.reported)
        .arg(figure.expected)
        .arg(villages ? QStringLiteral("村") : QStringLiteral("个单位"));
}

/// A quotient over some of the villages says nothing about all of them, unlike a sum so far.
bool isQuotient(const Indicator& indicator) {
    return indicator.nature == Nature::Derived &&
           (indicator.valueType == ValueType::Percent || indicator.expression.contains(QLatin1Char('/')));
}

QStringList printable(const QStringList& texts) {
    QStringList out;
    for (const QString& text : texts) {
        const QString clean = printableText(text);
        if (!clean.isEmpty()) out += clean;
    }
    return out;
}

/// Why a formula came to nothing although entries are there; empty where it is entries that lack.
QString reasonOf(const Figure& figure) {
    if (figure.whyMissing == QLatin1String("division-by-zero")) return QStringLiteral("分母为零，算不出。");
    if (figure.whyMissing == QLatin1String("overflow")) return QStringLiteral("数太大，算不出。");
    if (figure.whyMissing == QLatin1String("previous-missing"))
        return QStringLiteral("没有上年的数，无法比较。");
    if (figure.whyMissing == QLatin1String("previous-incomplete"))
        return QStringLiteral("上年的数不全，无法比较。");
    return {};
}

class SlotPrinter {
public:
    SlotPrinter(const TemplateSlot& slot, const ReportInput& input, const std::map<QString, QString>& fields,
                const ReportFigure& reportFigure)
        : m_format(slot.format), m_line(slot.line), m_input(input), m_fields(fields),
          m_indicator(reportFigure.indicator), m_figure(reportFigure.figure), m_reportFigure(reportFigure) {
        m_slot.indicator = slot.indicator;
        m_slot.name = printableText(m_indicator.nameZh);
    }

    Result<DocumentSlot> print() {
        if (m_indicator.isText() ? m_format.hasNumberOptions() : m_format.hasNameOptions())
            return wrong(QStringLiteral("{%1}: options of the wrong kind").arg(m_slot.indicator));
        if (m_indicator.recordedBy == RecordedBy::Profile) {
            const QString value = valueIn(m_fields, m_indicator.expression);
            if (value.isEmpty()) return blank(QStringLiteral("待填"), SlotState::Missing);
            m_slot.text = printNames({value}, m_format, valueIn(m_fields, QStringLiteral("kind")));
            return m_slot;
        }
        switch (m_figure.state) {
        case FigureState::Missing:
            m_slot.remark = reasonOf(m_figure);
            if (m_slot.remark.isEmpty()) m_slot.remark = lackOf(m_input, m_figure);
            return blank(QStringLiteral("待填"), SlotState::Missing);
        case FigureState::NotApplicable: return blank(QStringLiteral("不涉及"), SlotState::NotApplicable);
        case FigureState::Value: break;
        }
        return m_format.comparesWithYearBefore ? comparison() : value();
    }

private:
    [[nodiscard]] Error wrong(const QString& what) const {
        return fail(AppErrc::TemplateSyntax, {QString::number(m_line), what});
    }

    /// A mark in place of the figure, with the unit behind it: whoever types the number over the
    /// mark finds the sentence whole.
    Result<DocumentSlot> blank(const QString& word, SlotState state) {
        m_slot.state = state;
        m_slot.text =
            QStringLiteral("【%1：%2】").arg(word, m_slot.name) + printedUnit(m_indicator, m_format);
        countExamples();
        return m_slot;
    }

    [[nodiscard]] bool lacksUnits() const {
        return !m_figure.isComplete() && !m_input.acceptedIncomplete.contains(m_slot.indicator);
    }

    Result<DocumentSlot> notYetPrintable(const QString& remark) {
        m_slot.state = SlotState::Incomplete;
        m_slot.remark = remark;
        const QString behind =
            m_figure.isComplete() ? QString() : QStringLiteral("，") + share(m_indicator, m_figure);
        m_slot.text = QStringLiteral("【待补齐：%1%2】").arg(m_slot.name, behind);
        return m_slot;
    }

    Result<DocumentSlot> comparison() {
        if (lacksUnits()) return notYetPrintable(lackOf(m_input, m_figure));
        const auto& before = m_reportFigure.yearBefore;
        const bool points = m_indicator.valueType == ValueType::Percent;
        const bool comparable =
            before && before->hasValue() && before->isComplete() && (points || before->value > Fraction());
        if (!comparable) return notYetPrintable(QStringLiteral("上年没有完整的、大于零的数，不能比较。"));
        TRY_LET(m_slot.text, printComparison(m_figure.value, before->value, m_indicator, m_format));
        return m_slot;
    }

    Result<DocumentSlot> value() {
        if (lacksUnits() && isQuotient(m_indicator)) return notYetPrintable(lackOf(m_input, m_figure));
        if (m_indicator.isText()) {
            const QStringList names = printable(m_figure.texts);
            if (names.isEmpty()) return blank(QStringLiteral("待填"), SlotState::Missing);
            m_slot.text = printNames(names, m_format, valueIn(m_fields, QStringLiteral("kind")));
        } else {
            auto text = printNumber(m_figure.value, m_indicator, m_format);
            if (!text && text.error().is(AppErrc::TemplateSyntax)) return wrong(text.error().detail(1));
            if (!text) return text.error();
            m_slot.text = *std::move(text);
            countExamples();
        }
        if (lacksUnits()) {
            m_slot.state = SlotState::Incomplete;
            m_slot.remark = lackOf(m_input, m_figure);
            m_slot.text += QStringLiteral("【%1】").arg(share(m_indicator, m_figure));
        }
        return m_slot;
    }

    /// The names before the number; one that is missing has 【待填：…】 in its place.
    struct Examples {
        std::set<QString> named;
        std::size_t blank = 0;
    };
    [[nodiscard]] Examples examples() const {
        Examples out;
        for (const QString& id : m_format.examples) {
            const auto found = m_input.figures.find(id);
            if (found == m_input.figures.end()) continue;
            const Figure& figure = found->second.figure;
            if (figure.state == FigureState::Missing) ++out.blank;
            out.named.insert(figure.texts.begin(), figure.texts.end());
        }
        return out;
    }

    /// 石桥、双河等5个村, 石桥、双河2个村. Fewer than are named can't be: that is shown for a person to mend.
    /// A number that is still to come is taken to be greater.
    void countExamples() {
        const Examples before = examples();
        const auto count = [](std::size_t names) {
            return Fraction::fromInteger(static_cast<std::int64_t>(names));
        };
        const std::size_t all = before.named.size() + before.blank;
        if (all > 0 && (!m_figure.hasValue() || m_figure.value > count(all)))
            m_slot.text.prepend(QStringLiteral("等"));
        if (m_figure.hasValue() && m_figure.value < count(before.named.size()) && !lacksUnits()) {
            m_slot.state = SlotState::Incomplete;
            m_slot.remark = QStringLiteral("前面点了%1个名，多于这个数，请核对。").arg(before.named.size());
            m_slot.text += QStringLiteral("【点名%1个】").arg(before.named.size());
        }
    }

    const SlotFormat& m_format;
    int m_line;
    const ReportInput& m_input;
    const std::map<QString, QString>& m_fields;
    const Indicator& m_indicator;
    const Figure& m_figure;
    const ReportFigure& m_reportFigure;
    DocumentSlot m_slot;
};

} // namespace

std::map<QString, QString> reportFields(const ReportInput& input) {
    std::map<QString, QString> fields;
    for (const auto& [name, value] : input.profile) {
        const QString clean = printableText(value);
        if (!clean.isEmpty()) fields[name] = clean;
    }
    const QString kind = fields.try_emplace(QStringLiteral("kind"), kindOf(input.township)).first->second;
    const bool street = kind == QStringLiteral("街道");
    fields.try_emplace(QStringLiteral("committee"),
                       street ? QStringLiteral("党工委") : QStringLiteral("党委"));
    fields.try_emplace(QStringLiteral("government"),
                       street ? QStringLiteral("办事处") : QStringLiteral("政府"));
    fields[QStringLiteral("year")] = QString::number(input.period.firstDay().year());
    fields[QStringLiteral("period")] = inWords(input.period);
    fields[QStringLiteral("date")] = inWords(chinaDate(input.generatedAt));
    return fields;
}

bool isReportsOwnField(const QString& name) {
    return name == QLatin1String("year") || name == QLatin1String("period") || name == QLatin1String("date");
}

Result<DocumentSlot> slotText(const TemplateSlot& slot, const ReportInput& input,
                              const std::map<QString, QString>& fields) {
    const auto found = input.figures.find(slot.indicator);
    if (found != input.figures.end()) return SlotPrinter(slot, input, fields, found->second).print();
    DocumentSlot unknown;
    unknown.indicator = slot.indicator;
    unknown.name = slot.indicator;
    unknown.state = SlotState::Missing;
    unknown.text = QStringLiteral("【待填：%1】").arg(slot.indicator);
    unknown.remark = QStringLiteral("指标目录里没有这个指标。");
    return unknown;
}

DocumentSlot fieldText(const TemplateField& field, const std::map<QString, QString>& fields) {
    DocumentSlot slot;
    slot.indicator = QLatin1Char('@') + field.name;
    slot.name = field.name;
    const QString value = valueIn(fields, field.name);
    if (value.isEmpty()) {
        slot.state = SlotState::Missing;
        slot.text = QStringLiteral("【待填：%1】").arg(field.name);
        slot.remark = QStringLiteral("镇办资料里没有这一项。");
    } else {
        slot.text = printNames({value}, field.format, valueIn(fields, QStringLiteral("kind")));
    }
    return slot;
}

Result<DocumentFigure> tableRow(const QString& indicator, const ReportInput& input,
                                const std::map<QString, QString>& fields) {
    DocumentFigure row;
    row.indicator = indicator;
    row.name = indicator;
    row.period = input.period.toString();
    row.orgUnit = input.township.toString();
    row.state = QStringLiteral("missing");
    const auto found = input.figures.find(indicator);
    if (found == input.figures.end()) return row;
    const Indicator& described = found->second.indicator;
    const Figure& figure = found->second.figure;
    row.name = printableText(described.nameZh);
    row.unit = described.unitZh;
    row.isText = described.isText();
    if (described.recordedBy == RecordedBy::Profile) {
        row.value = valueIn(fields, described.expression);
        if (!row.value.isEmpty()) row.state = QStringLiteral("value");
        return row;
    }
    row.reported = figure.reported;
    row.expected = figure.expected;
    row.missing = namesAndCodes(input, figure.missing);
    row.carried = namesAndCodes(input, figure.carried);
    row.flags = QStringList(figure.flags.begin(), figure.flags.end()).join(QLatin1Char(' '));
    switch (figure.state) {
    case FigureState::Missing: break;
    case FigureState::NotApplicable: row.state = QStringLiteral("not_applicable"); break;
    case FigureState::Value:
        row.state = QStringLiteral("value");
        if (described.isText()) {
            row.value = printable(figure.texts).join(QStringLiteral("、"));
        } else {
            TRY_LET(const Decimal rounded, figure.value.rounded(described.places));
            row.value = rounded.toString();
        }
    }
    return row;
}

} // namespace cunbao
