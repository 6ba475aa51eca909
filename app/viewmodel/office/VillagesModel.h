#pragma once

#include "app/domain/OrgCode.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

struct VillageFacts;

/// The township's villages: since when, until when, who took over, their devices, and how far each is.
class VillagesModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::RowListModel* villages READ villages CONSTANT)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    Q_PROPERTY(bool roundOpen READ roundOpen NOTIFY changed)
    Q_PROPERTY(int ended READ ended NOTIFY changed)
    Q_PROPERTY(QString codeBegin READ codeBegin NOTIFY changed)
    Q_PROPERTY(QString codeTakenBy READ codeTakenBy NOTIFY codeTakenChanged)
    Q_PROPERTY(QString today READ today NOTIFY changed)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY selectedChanged)
    Q_PROPERTY(QString selectedName READ selectedName NOTIFY selectedChanged)
    Q_PROPERTY(bool selectedEnded READ selectedEnded NOTIFY selectedChanged)
    Q_PROPERTY(QString reminder READ reminder NOTIFY selectedChanged)
    Q_PROPERTY(bool reminderCopied READ reminderCopied NOTIFY reminderCopiedChanged)
    Q_PROPERTY(QList<QString> successorNames READ successorNames NOTIFY selectedChanged)

public:
    explicit VillagesModel(QObject* parent = nullptr);
    ~VillagesModel() override;

    /// By code. Roles code, name; startText, endText (empty: none), ended, successor (its name); devices
    /// (active ones); lastEntryText (the day of its newest entry; empty: none); answered and asked in the
    /// round at hand (asked 0: owes nothing in it).
    [[nodiscard]] RowListModel* villages() { return &m_villages; }
    /// Of the round at hand.
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] bool roundOpen() const;
    /// How many of the villages have ended.
    [[nodiscard]] int ended() const;
    /// What the code of every village here begins with.
    [[nodiscard]] QString codeBegin() const;
    /// Whose code it was, when add() was refused because a village has it; else empty.
    [[nodiscard]] QString codeTakenBy() const { return m_codeTakenBy; }
    /// In China, as forms take it: 2020-03-10.
    [[nodiscard]] QString today() const;

    /// The code of the village that is looked at; empty: none.
    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& code);
    [[nodiscard]] QString selectedName() const;
    [[nodiscard]] bool selectedEnded() const;
    /// For a message to the selected one, about what it owes; empty: nothing.
    [[nodiscard]] QString reminder() const;
    [[nodiscard]] bool reminderCopied() const { return m_reminderCopied; }
    /// Villages that may take over from the selected one: those that go on.
    [[nodiscard]] QStringList successorNames() const;

    /// `start`: ISO, or empty for one that has always been there.
    Q_INVOKABLE void add(const QString& code, const QString& name, const QString& start);
    /// Another code is typed.
    Q_INVOKABLE void clearCodeTaken();
    /// To the clipboard: the program itself sends it nowhere.
    Q_INVOKABLE void copyReminder();
    /// Ends the selected one. `lastDay`: ISO. `successor`: a position in successorNames; -1: none.
    Q_INVOKABLE void end(const QString& lastDay, int successor);

Q_SIGNALS:
    void changed();
    void selectedChanged();
    void codeTakenChanged();
    void reminderCopiedChanged();
    void added();
    void endedOne();

protected:
    void load() override;

private:
    void show(VillageFacts facts);
    [[nodiscard]] std::vector<OrgCode> successors() const;
    void setReminderCopied(bool copied);

    std::unique_ptr<VillageFacts> m_facts;
    RowListModel m_villages;
    QString m_selected;
    QString m_codeTakenBy;
    bool m_reminderCopied = false;
};

} // namespace cunbao
