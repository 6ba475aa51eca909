#pragma once

#include "app/domain/Catalogue.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

#include <QUrl>

namespace cunbao {

/// A new township office on this computer, step by step: what it is called, its villages, the passcode, and
/// the recovery kit, which is shown this once. The home is unlocked when the kit was confirmed.
class CreateOfficeModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::CreateOfficeModel::Step step READ step NOTIFY changed)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY changed)
    Q_PROPERTY(bool codeValid READ codeValid NOTIFY changed)
    Q_PROPERTY(bool officeComplete READ officeComplete NOTIFY changed)
    Q_PROPERTY(QString villageLines READ villageLines WRITE setVillageLines NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* villages READ villages CONSTANT)
    Q_PROPERTY(QString passcode READ passcode WRITE setPasscode NOTIFY changed)
    Q_PROPERTY(QString passcodeAgain READ passcodeAgain WRITE setPasscodeAgain NOTIFY changed)
    Q_PROPERTY(int passcodeMinimum READ passcodeMinimum CONSTANT)
    Q_PROPERTY(bool passcodesDiffer READ passcodesDiffer NOTIFY changed)
    Q_PROPERTY(bool passcodeComplete READ passcodeComplete NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(QString kit READ kit NOTIFY changed)
    Q_PROPERTY(bool kitSaved READ kitSaved NOTIFY changed)
    Q_PROPERTY(bool kitMistyped READ kitMistyped NOTIFY changed)

public:
    enum Step { OfficeStep, VillagesStep, PasscodeStep, KitStep };
    Q_ENUM(Step)

    explicit CreateOfficeModel(QObject* parent = nullptr);
    ~CreateOfficeModel() override;

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString code() const { return m_code; }
    /// 12 digits, and a township's.
    [[nodiscard]] bool codeValid() const;
    [[nodiscard]] bool officeComplete() const { return codeValid() && !m_name.trimmed().isEmpty(); }
    [[nodiscard]] QString villageLines() const { return m_villageLines; }
    /// Roles code, name: the villages as they were understood.
    [[nodiscard]] RowListModel* villages() { return &m_villageRows; }
    [[nodiscard]] QString passcode() const { return m_passcode; }
    [[nodiscard]] QString passcodeAgain() const { return m_passcodeAgain; }
    [[nodiscard]] static int passcodeMinimum();
    /// Both are there and not the same.
    [[nodiscard]] bool passcodesDiffer() const;
    [[nodiscard]] bool passcodeComplete() const;
    /// The office is being made or unlocked; it takes a second or two.
    [[nodiscard]] bool working() const { return m_working; }
    /// Groups of four letters and digits; empty before it was made and once it was confirmed.
    [[nodiscard]] QString kit() const { return m_kit; }
    [[nodiscard]] bool kitSaved() const { return m_kitSaved; }
    /// What was typed last to confirm the kit was not its last group.
    [[nodiscard]] bool kitMistyped() const { return m_kitMistyped; }

    void setName(const QString& name);
    void setCode(const QString& code);
    void setVillageLines(const QString& lines);
    void setPasscode(const QString& passcode);
    void setPasscodeAgain(const QString& passcode);

    /// From what stands there to the next step; a problem is shown instead. From the passcode on it makes the
    /// office.
    Q_INVOKABLE void goOn();
    /// One step back; the office that was made stays.
    Q_INVOKABLE void goBack();
    /// The villages of a CSV file in place of the typed ones.
    Q_INVOKABLE void readVillages(const QUrl& file);
    /// Writes the kit into a file that only its owner can read.
    Q_INVOKABLE void saveKit(const QUrl& file);
    /// `typed`: the kit's last group, as a proof that it was written down. Forgets kit and passcode and
    /// unlocks the office.
    Q_INVOKABLE void confirmKit(const QString& typed);

Q_SIGNALS:
    void changed();
    /// The office is there and unlocked.
    void created();

protected:
    void load() override {}

private:
    [[nodiscard]] OrgCode township() const; ///< null while the code is not one
    void takeTyped();
    void takeVillages(Result<std::vector<OrgUnit>> villages);
    [[nodiscard]] Result<void> checkVillages() const;
    void make();
    void showKit(const QString& kit);
    void forgetSecrets();
    /// Work without a ledger, on its thread.
    template <class Work, class Then>
    void work(Work work, Then then);

    Step m_step = OfficeStep;
    QString m_name;
    QString m_code;
    QString m_villageLines;
    Result<std::vector<OrgUnit>> m_villages = std::vector<OrgUnit>();
    RowListModel m_villageRows;
    QString m_passcode;
    QString m_passcodeAgain;
    bool m_working = false;
    QString m_kit;
    bool m_kitSaved = false;
    bool m_kitMistyped = false;
};

} // namespace cunbao
