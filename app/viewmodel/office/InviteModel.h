#pragma once

#include "app/domain/Catalogue.h"
#include "app/viewmodel/session/PageModel.h"

#include <QUrl>

namespace cunbao {

/// One invite: for which unit, as what, for whom, for how long; then the invite itself, which goes from hand
/// to hand. It is shown as long as this model lives, or until it is forgotten.
class InviteModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<QString> unitNames READ unitNames NOTIFY changed)
    Q_PROPERTY(int unitIndex READ unitIndex WRITE setUnitIndex NOTIFY changed)
    Q_PROPERTY(QString unitCode READ unitCode WRITE setUnitCode NOTIFY changed)
    Q_PROPERTY(QList<QString> roleNames READ roleNames NOTIFY changed)
    Q_PROPERTY(int roleIndex READ roleIndex WRITE setRoleIndex NOTIFY changed)
    Q_PROPERTY(QString person READ person WRITE setPerson NOTIFY changed)
    Q_PROPERTY(int days READ days WRITE setDays NOTIFY changed)
    Q_PROPERTY(QString hubUrl READ hubUrl NOTIFY changed)
    Q_PROPERTY(bool made READ made NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString officeName READ officeName NOTIFY changed)
    Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
    Q_PROPERTY(QString roleText READ roleText NOTIFY changed)
    Q_PROPERTY(QString expiresText READ expiresText NOTIFY changed)

public:
    explicit InviteModel(QObject* parent = nullptr) : PageModel(parent) {}
    ~InviteModel() override;

    /// The township, then the villages that go on.
    [[nodiscard]] QStringList unitNames() const;
    [[nodiscard]] int unitIndex() const;
    void setUnitIndex(int index);
    [[nodiscard]] QString unitCode() const { return m_unit.isNull() ? QString() : m_unit.toString(); }
    void setUnitCode(const QString& code);
    /// What a device of the chosen unit may be.
    [[nodiscard]] QStringList roleNames() const;
    [[nodiscard]] int roleIndex() const { return m_roleIndex; }
    void setRoleIndex(int index);
    [[nodiscard]] QString person() const { return m_person; }
    void setPerson(const QString& person);
    /// 1 to 90.
    [[nodiscard]] int days() const { return m_days; }
    void setDays(int days);
    /// The hub that the invite will name: the one in use, else the one that runs here. Empty: none, so that
    /// the new device exchanges by files.
    [[nodiscard]] QString hubUrl() const;

    [[nodiscard]] bool made() const { return !m_text.isEmpty(); }
    /// The invite; whoever has it can ask to join, once.
    [[nodiscard]] QString text() const { return QString::fromLatin1(m_text); }
    [[nodiscard]] QString officeName() const { return m_made.office; }
    [[nodiscard]] QString unitName() const { return m_made.unit; }
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] QString expiresText() const;

    Q_INVOKABLE void make();
    /// The invite is no longer shown; it stays valid.
    Q_INVOKABLE void forget();
    /// Into a file that only its owner can read.
    Q_INVOKABLE void save(const QUrl& file);
    /// An A4 page as PDF: `heading` and `facts` above the code, `steps` below.
    Q_INVOKABLE void savePage(const QUrl& file, const QString& heading, const QStringList& facts,
                              const QStringList& steps);

Q_SIGNALS:
    void changed();
    void saved(const QString& path);

protected:
    void load() override;

private:
    struct Facts;
    struct Made {
        QString office;
        QString unit;
        Role role = Role::Recorder;
        Instant expires{};
    };
    [[nodiscard]] std::vector<Role> roles() const;
    void show(Facts facts);

    std::vector<OrgUnit> m_units; ///< the township first
    QString m_knownHub;
    OrgCode m_unit;
    int m_roleIndex = 0;
    QString m_person;
    int m_days = 7;
    QByteArray m_text; ///< holds the invite's secret
    Made m_made;
};

} // namespace cunbao
