#pragma once

#include "app/usecase/PreviewEntry.h"
#include "app/usecase/RecordContext.h"
#include "app/viewmodel/Language.h"

#include <QObject>
#include <qqmlregistration.h>

namespace cunbao {

/// What would come of what is typed: what the button says, what is to be asked, what looks wrong.
class EntryOutcome : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to its page's model")
    Q_PROPERTY(cunbao::EntryOutcome::Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(QString valueText READ valueText NOTIFY changed)
    Q_PROPERTY(QString totalText READ totalText NOTIFY changed)
    Q_PROPERTY(QString scaledText READ scaledText NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(bool asksTotal READ asksTotal NOTIFY changed)
    Q_PROPERTY(cunbao::EntryOutcome::Meant meant READ meant NOTIFY changed)
    Q_PROPERTY(QString additionText READ additionText NOTIFY changed)
    Q_PROPERTY(QString differenceText READ differenceText NOTIFY changed)
    Q_PROPERTY(cunbao::EntryOutcome::Slip slip READ slip NOTIFY changed)
    Q_PROPERTY(cunbao::EntryOutcome::Against slipAgainst READ slipAgainst NOTIFY changed)
    Q_PROPERTY(QString slipCompared READ slipCompared NOTIFY changed)
    Q_PROPERTY(QString slipFactor READ slipFactor NOTIFY changed)
    Q_PROPERTY(QStringList brokenRules READ brokenRules NOTIFY changed)

public:
    enum Kind {
        Nothing, ///< nothing typed, or not readable: errorText says why
        Adds,    ///< a flow: valueText has its sign
        States,  ///< a stock or a text
        Yes,
        No,
        NotApplicable,
        Unknown
    };
    Q_ENUM(Kind)
    enum Meant { Unsaid, Addition, Total };
    Q_ENUM(Meant)
    enum Slip { NoSlip, TooGreat, TooSmall, DigitTooMany, DigitTooFew };
    Q_ENUM(Slip)
    enum Against { LastValue, UsualValue, YearBefore };
    Q_ENUM(Against)

    using QObject::QObject;

    [[nodiscard]] Kind kind() const;
    /// +500, or the value.
    [[nodiscard]] QString valueText() const;
    /// What the figure comes to with it; only of a flow that adds up and that the office has not set.
    [[nodiscard]] QString totalText() const;
    /// 12.5 万元; empty where the value is small.
    [[nodiscard]] QString scaledText() const;
    [[nodiscard]] QString errorText() const;
    /// 新增还是总数: the typed value is not below the running total.
    [[nodiscard]] bool asksTotal() const { return m_difference.has_value(); }
    [[nodiscard]] Meant meant() const { return m_meant; }
    /// What is recorded where the typed value is the addition, and where it is the total.
    [[nodiscard]] QString additionText() const;
    [[nodiscard]] QString differenceText() const;
    [[nodiscard]] Slip slip() const;
    [[nodiscard]] Against slipAgainst() const;
    [[nodiscard]] QString slipCompared() const;
    [[nodiscard]] QString slipFactor() const;
    [[nodiscard]] QStringList brokenRules() const;

    /// Something can be recorded, and nothing is left to be asked.
    [[nodiscard]] bool isDecided() const { return m_preview && (!asksTotal() || m_meant != Unsaid); }
    /// The value that is recorded. Only where isDecided().
    [[nodiscard]] EntryValue value() const { return m_preview->value; }
    /// What is to be previewed for a typed text: the difference where the total was meant.
    [[nodiscard]] QString toPreview(const QString& typed) const;

    /// Something else is typed, or measured against something else: whether an addition or the total is meant
    /// is asked anew.
    void forgetMeaning();
    void mean(Meant meant);
    void showNothing(Language language);
    void showError(const Error& error, Language language);
    /// `typed`: what the preview is of, in the person's own notation.
    void showPreview(const RecordContext& context, const EntryPreview& preview, const QString& typed,
                     Language language);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool addsUp() const;

    Indicator m_indicator;
    QString m_reading; ///< otherReading
    std::optional<EntryPreview> m_preview;
    std::optional<Error> m_error;
    std::optional<UnitSlip> m_slip;
    std::optional<Decimal> m_typed;      ///< the number as typed
    std::optional<Decimal> m_difference; ///< to the running total, where it is to be asked about
    Meant m_meant = Unsaid;
    Language m_language = Language::Chinese;
};

} // namespace cunbao
