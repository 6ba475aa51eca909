#pragma once

#include "app/domain/Catalogue.h"
#include "app/viewmodel/phone/PasscodeChoice.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

#include <QUrl>

namespace cunbao {

/// A new township office on this computer, step by step: what it is called, its villages, the passcode, and
/// the recovery kit (RecoveryKitModel). The home is unlocked when the kit was confirmed.
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
    Q_PROPERTY(cunbao::PasscodeChoice* fresh READ fresh CONSTANT)
    Q_PROPERTY(bool working READ working NOTIFY changed)

public:
    enum Step { OfficeStep, VillagesStep, PasscodeStep, KitStep };
    Q_ENUM(Step)

    explicit CreateOfficeModel(QObject* parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString code() const { return m_code; }
    /// 12 digits, and a township's.
    [[nodiscard]] bool codeValid() const;
    [[nodiscard]] bool officeComplete() const { return codeValid() && !m_name.trimmed().isEmpty(); }
    [[nodiscard]] QString villageLines() const { return m_villageLines; }
    /// Roles code, name: the villages as they were understood.
    [[nodiscard]] RowListModel* villages() { return &m_villageRows; }
    /// The passcode of this computer, typed twice.
    [[nodiscard]] PasscodeChoice* fresh() { return &m_fresh; }
    /// The office is being made or unlocked; it takes a second or two.
    [[nodiscard]] bool working() const { return m_working; }

    void setName(const QString& name);
    void setCode(const QString& code);
    void setVillageLines(const QString& lines);

    /// From what stands there to the next step; a problem is shown instead. From the passcode on it makes the
    /// office.
    Q_INVOKABLE void goOn();
    /// One step back; the office that was made stays.
    Q_INVOKABLE void goBack();
    /// The villages of a CSV file in place of the typed ones.
    Q_INVOKABLE void readVillages(const QUrl& file);
    /// Unlocks the office that was made.
    Q_INVOKABLE void open();

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
    /// Work without a ledger, on its thread.
    template <class Work, class Then>
    void work(Work work, Then then);

    Step m_step = OfficeStep;
    QString m_name;
    QString m_code;
    QString m_villageLines;
    Result<std::vector<OrgUnit>> m_villages = std::vector<OrgUnit>();
    RowListModel m_villageRows;
    PasscodeChoice m_fresh;
    bool m_working = false;
};

} // namespace cunbao
