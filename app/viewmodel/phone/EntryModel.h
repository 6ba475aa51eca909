#pragma once

#include "app/usecase/ReviseEntry.h"
#include "app/viewmodel/phone/EntryListModel.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// One entry of the ledger with its history, and what a person writes to correct or withdraw it.
class EntryModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entry READ entry WRITE setEntry NOTIFY entryChanged)
    Q_PROPERTY(QString indicator READ indicator NOTIFY shown)
    Q_PROPERTY(QString name READ name NOTIFY shown)
    Q_PROPERTY(QString value READ value NOTIFY shown)
    Q_PROPERTY(QString unit READ unit NOTIFY shown)
    Q_PROPERTY(QString unitWord READ unitWord NOTIFY shown)
    Q_PROPERTY(bool text READ isText NOTIFY shown)
    Q_PROPERTY(QString day READ day NOTIFY shown)
    Q_PROPERTY(QString note READ note NOTIFY shown)
    Q_PROPERTY(QString person READ person NOTIFY shown)
    Q_PROPERTY(QString recordedAt READ recordedAt NOTIFY shown)
    Q_PROPERTY(cunbao::EntryListModel::State state READ state NOTIFY shown)
    Q_PROPERTY(QString stateWord READ stateWord NOTIFY shown)
    Q_PROPERTY(cunbao::EntryListModel::Place place READ place NOTIFY shown)
    Q_PROPERTY(bool fromOffice READ fromOffice NOTIFY shown)
    Q_PROPERTY(bool revisable READ revisable NOTIFY shown)
    Q_PROPERTY(cunbao::RowListModel* revisions READ revisions CONSTANT)

    Q_PROPERTY(cunbao::EntryModel::Statement statement READ statement WRITE setStatement NOTIFY formChanged)
    Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY formChanged)
    Q_PROPERTY(QString typedError READ typedError NOTIFY formChanged)
    Q_PROPERTY(QString reading READ reading NOTIFY formChanged)
    Q_PROPERTY(QString newDay READ newDay NOTIFY formChanged)
    Q_PROPERTY(bool dayMayGrow READ dayMayGrow NOTIFY formChanged)
    Q_PROPERTY(QString newNote READ newNote WRITE setNewNote NOTIFY formChanged)
    Q_PROPERTY(bool noteNamesPerson READ noteNamesPerson NOTIFY formChanged)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY formChanged)
    Q_PROPERTY(bool correctable READ correctable NOTIFY formChanged)
    Q_PROPERTY(bool withdrawable READ withdrawable NOTIFY formChanged)

public:
    /// What a correction states.
    enum Statement { Stated, NotApplicable, NotYetKnown };
    Q_ENUM(Statement)

    explicit EntryModel(QObject* parent = nullptr);

    /// Its name, as EntryName writes it.
    [[nodiscard]] QString entry() const { return m_entry; }
    void setEntry(const QString& entry);

    [[nodiscard]] QString indicator() const { return m_shown ? m_shown->entry.indicator : QString(); }
    [[nodiscard]] QString name() const { return m_shown ? m_shown->row.name : QString(); }
    [[nodiscard]] QString value() const { return m_shown ? m_shown->row.value : QString(); }
    /// Beside the value; empty where that is no number.
    [[nodiscard]] QString unit() const { return m_shown ? m_shown->row.unit : QString(); }
    /// The indicator's, whatever the value is.
    [[nodiscard]] QString unitWord() const;
    /// The indicator states words, not a number.
    [[nodiscard]] bool isText() const;
    [[nodiscard]] QString day() const { return m_shown ? m_shown->row.day : QString(); }
    [[nodiscard]] QString note() const { return m_shown ? m_shown->row.note : QString(); }
    [[nodiscard]] QString person() const { return m_shown ? m_shown->row.person : QString(); }
    [[nodiscard]] QString recordedAt() const;
    [[nodiscard]] EntryListModel::State state() const;
    [[nodiscard]] QString stateWord() const { return m_shown ? m_shown->row.stateWord : QString(); }
    [[nodiscard]] EntryListModel::Place place() const;
    [[nodiscard]] bool fromOffice() const { return m_shown && m_shown->row.fromOffice; }
    /// It counts, and this device may revise it.
    [[nodiscard]] bool revisable() const;
    /// Oldest first: what, value, unit, day, note, reason, person, when, counts, stateWord.
    [[nodiscard]] RowListModel* revisions() { return &m_revisions; }

    [[nodiscard]] Statement statement() const { return m_statement; }
    void setStatement(Statement statement);
    [[nodiscard]] QString typed() const { return m_typed; }
    void setTyped(const QString& typed);
    /// Why what was typed is no value, in words; empty while nothing is typed.
    [[nodiscard]] QString typedError() const;
    /// The value in the unit that big numbers are spoken in; empty where it is not big.
    [[nodiscard]] QString reading() const;
    [[nodiscard]] QString newDay() const;
    /// False on the last day that there may be: today.
    [[nodiscard]] bool dayMayGrow() const { return m_day < latestDay(); }
    [[nodiscard]] QString newNote() const { return m_note; }
    void setNewNote(const QString& note);
    /// The new note holds what looks like an ID or a phone number.
    [[nodiscard]] bool noteNamesPerson() const;
    [[nodiscard]] QString reason() const { return m_reason; }
    void setReason(const QString& reason);
    /// The form says a value and a reason.
    [[nodiscard]] bool correctable() const;
    /// The form says a reason.
    [[nodiscard]] bool withdrawable() const { return revisable() && !m_reason.trimmed().isEmpty(); }

    /// Fills the form with what the entry says now.
    Q_INVOKABLE void beginRevision();
    Q_INVOKABLE void moveDay(int days);
    Q_INVOKABLE void moveMonth(int months);
    Q_INVOKABLE void correct();
    Q_INVOKABLE void withdraw();

Q_SIGNALS:
    void entryChanged();
    void shown();
    void formChanged();
    /// Corrected or withdrawn, and kept.
    void revised();

protected:
    void load() override;

private:
    struct Shown {
        EntryView entry;
        EntryRow row;
        std::optional<Indicator> indicator; ///< nothing where the catalogue in force has it no more
        QDate today;
    };
    static Result<Shown> readEntry(Ledger& ledger, const EntryName& name, Language language);
    void show(Shown fresh);
    void showRevisions();
    void setDay(QDate day);
    [[nodiscard]] QDate latestDay() const;
    [[nodiscard]] Result<EntryValue> newValue() const;
    void revise(Revision revision);

    QString m_entry;
    std::optional<Shown> m_shown;
    RowListModel m_revisions;
    Statement m_statement = Stated;
    QString m_typed;
    QDate m_day;
    QString m_note;
    QString m_reason;
};

} // namespace cunbao
