#pragma once

#include "app/viewmodel/phone/EntryDate.h"
#include "app/viewmodel/phone/EntryOutcome.h"
#include "app/viewmodel/phone/TypedValue.h"
#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// Recording one figure. Every change is kept as a draft and previewed, on the ledger's thread, one after the
/// other: an answer to what is no longer typed is dropped. A draft that was left is taken up again; saving
/// ends it.
class RecordModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString indicator READ indicator WRITE setIndicator NOTIFY indicatorChanged REQUIRED)
    Q_PROPERTY(cunbao::TypedValue* typed READ typed CONSTANT)
    Q_PROPERTY(cunbao::EntryDate* date READ date CONSTANT)
    Q_PROPERTY(cunbao::EntryOutcome* outcome READ outcome CONSTANT)

    Q_PROPERTY(QString name READ name NOTIFY contextChanged)
    Q_PROPERTY(QString sectionText READ sectionText NOTIFY contextChanged)
    Q_PROPERTY(QString unitWord READ unitWord NOTIFY contextChanged)
    Q_PROPERTY(cunbao::RecordModel::Input input READ input NOTIFY contextChanged)
    Q_PROPERTY(bool adds READ adds NOTIFY contextChanged)
    Q_PROPERTY(QString countingRule READ countingRule NOTIFY contextChanged)
    Q_PROPERTY(QStringList reports READ reports NOTIFY contextChanged)
    Q_PROPERTY(QString periodText READ periodText NOTIFY contextChanged)
    Q_PROPERTY(cunbao::RecordModel::Span span READ span NOTIFY contextChanged)
    Q_PROPERTY(QString soFarText READ soFarText NOTIFY contextChanged)
    Q_PROPERTY(QString lastText READ lastText NOTIFY contextChanged)
    Q_PROPERTY(QString lastDayText READ lastDayText NOTIFY contextChanged)
    Q_PROPERTY(QString yearBeforeText READ yearBeforeText NOTIFY contextChanged)
    Q_PROPERTY(bool wholeYear READ wholeYear NOTIFY contextChanged)
    Q_PROPERTY(QString noDateText READ noDateText NOTIFY contextChanged)
    Q_PROPERTY(bool offersSame READ offersSame NOTIFY contextChanged)
    Q_PROPERTY(bool offersNoneNew READ offersNoneNew NOTIFY contextChanged)
    Q_PROPERTY(bool offersNotApplicable READ offersNotApplicable NOTIFY contextChanged)

    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY noteChanged)
    Q_PROPERTY(bool noteHasIdNumber READ noteHasIdNumber NOTIFY noteChanged)
    Q_PROPERTY(bool noteHasPhoneNumber READ noteHasPhoneNumber NOTIFY noteChanged)
    Q_PROPERTY(QString restoredText READ restoredText NOTIFY restoredChanged)
    Q_PROPERTY(bool canSave READ canSave NOTIFY canSaveChanged)
    Q_PROPERTY(bool saving READ saving NOTIFY savingChanged)
    Q_PROPERTY(bool saved READ saved NOTIFY savedChanged)

public:
    enum Input { Number, YesNo, Text };
    Q_ENUM(Input)
    enum Span {
        ThisYear, ///< 本年
        Since,    ///< counted from an event
        OfPeriod  ///< periodText
    };
    Q_ENUM(Span)

    explicit RecordModel(QObject* parent = nullptr);

    [[nodiscard]] QString indicator() const { return m_indicator; }
    void setIndicator(const QString& indicator);
    [[nodiscard]] TypedValue* typed() { return &m_typed; }
    [[nodiscard]] EntryDate* date() { return &m_date; }
    [[nodiscard]] EntryOutcome* outcome() { return &m_outcome; }

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString sectionText() const;
    [[nodiscard]] QString unitWord() const;
    /// The same behind a number as it is shown.
    Q_INVOKABLE [[nodiscard]] QString unitOf(const QString& number) const;
    [[nodiscard]] Input input() const;
    /// A flow: 本次新增; else 截至当日共有.
    [[nodiscard]] bool adds() const;
    [[nodiscard]] QString countingRule() const;
    /// The reports that the figure fills.
    [[nodiscard]] QStringList reports() const;
    [[nodiscard]] QString periodText() const;
    /// What a running total is the total of.
    [[nodiscard]] Span span() const;
    /// The running total of a flow; empty while nothing counts.
    [[nodiscard]] QString soFarText() const;
    /// What the latest entry says, and its day; empty where there is none.
    [[nodiscard]] QString lastText() const;
    [[nodiscard]] QString lastDayText() const;
    [[nodiscard]] QString yearBeforeText() const;
    [[nodiscard]] bool wholeYear() const;
    /// Why no date is proposed; empty where one is.
    [[nodiscard]] QString noDateText() const;
    [[nodiscard]] bool offersSame() const { return m_context && m_context->offersSame; }
    [[nodiscard]] bool offersNoneNew() const { return m_context && m_context->offersNoneNew; }
    [[nodiscard]] bool offersNotApplicable() const { return m_context && m_context->offersNotApplicable; }

    [[nodiscard]] QString note() const { return m_note; }
    void setNote(const QString& note);
    /// The note holds what looks like a person's number.
    [[nodiscard]] bool noteHasIdNumber() const;
    [[nodiscard]] bool noteHasPhoneNumber() const;
    /// When the draft was kept that this page was opened with; empty where there was none.
    [[nodiscard]] QString restoredText() const { return m_restored; }
    [[nodiscard]] bool canSave() const;
    [[nodiscard]] bool saving() const { return m_saving; }
    /// What was typed is an entry now; outcome() still says which.
    [[nodiscard]] bool saved() const { return m_saved; }

    /// 与上次相同, 没有新增: types it, for the person to save.
    Q_INVOKABLE void sameAsLast();
    Q_INVOKABLE void noneNew();
    /// 新增还是总数.
    Q_INVOKABLE void mean(cunbao::EntryOutcome::Meant meant);
    /// Empties everything, the draft too.
    Q_INVOKABLE void discard();
    Q_INVOKABLE void save();

Q_SIGNALS:
    void indicatorChanged();
    void contextChanged();
    void noteChanged();
    void restoredChanged();
    void canSaveChanged();
    void savingChanged();
    void savedChanged();

protected:
    void load() override;

private:
    struct Loaded {
        RecordContext context;
        QDate today;
    };
    struct Kept {
        std::optional<EntryPreview> preview;
        std::optional<Error> unreadable;
    };
    void show(Loaded loaded);
    void restore();
    void startAnew();
    void edited();
    void keep();
    static Result<Kept> keepAndPreview(Ledger& ledger, const Draft& draft, const PreviewRequest& request);
    void showKept(const Result<Kept>& kept);
    void setSaving(bool saving);

    QString m_indicator;
    std::optional<RecordContext> m_context;
    QDate m_today;
    TypedValue m_typed;
    EntryDate m_date;
    EntryOutcome m_outcome;
    QString m_note;
    QString m_restored;
    bool m_started = false;   ///< the draft was looked for
    bool m_filling = false;   ///< by this model, not by the person
    bool m_keeping = false;   ///< a change is being kept and previewed
    bool m_changed = false;   ///< something is not yet kept
    bool m_wantsSave = false; ///< pressed before the preview was there
    bool m_saving = false;
    bool m_saved = false;
};

} // namespace cunbao
