#pragma once

#include "app/viewmodel/session/PageModel.h"

#include <QUrl>

namespace cunbao {

/// Joining an office by an invite, step by step. Nothing is stored before the last one.
class JoinModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::JoinModel::Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(bool reading READ reading NOTIFY readingChanged)
    Q_PROPERTY(bool hasCamera READ hasCamera NOTIFY sessionChanged)
    Q_PROPERTY(bool scanning READ scanning NOTIFY scanningChanged)
    Q_PROPERTY(QString officeName READ officeName NOTIFY stepChanged)
    Q_PROPERTY(QString unitName READ unitName NOTIFY stepChanged)
    Q_PROPERTY(QString unitCode READ unitCode NOTIFY stepChanged)
    Q_PROPERTY(QString roleText READ roleText NOTIFY stepChanged)
    Q_PROPERTY(QString expiresText READ expiresText NOTIFY stepChanged)
    Q_PROPERTY(bool expired READ expired NOTIFY stepChanged)
    Q_PROPERTY(bool overNetwork READ overNetwork NOTIFY stepChanged)

public:
    enum Step {
        ReadInvite,  ///< paste, open or scan it
        CheckInvite, ///< who invites whom
        SetPasscode,
        Joining, ///< keys are made and the store is encrypted
        Joined
    };
    Q_ENUM(Step)

    explicit JoinModel(QObject* parent = nullptr) : PageModel(parent) {}
    ~JoinModel() override;

    [[nodiscard]] Step step() const { return m_step; }
    /// A file or picture is being read.
    [[nodiscard]] bool reading() const { return m_reading; }
    [[nodiscard]] bool hasCamera() const;
    [[nodiscard]] bool scanning() const { return m_scanning; }
    [[nodiscard]] QString officeName() const { return m_invite.officeName; }
    [[nodiscard]] QString unitName() const { return m_invite.unitName; }
    [[nodiscard]] QString unitCode() const {
        return m_invite.unit.isNull() ? QString() : m_invite.unit.toString();
    }
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] QString expiresText() const;
    [[nodiscard]] bool expired() const;
    /// The invite names a hub; else files carry everything.
    [[nodiscard]] bool overNetwork() const { return m_invite.namesHub; }
    /// An invite as text, pasted or scanned.
    Q_INVOKABLE void readText(const QString& text);
    /// A file with an invite's text, or a picture of its QR code.
    Q_INVOKABLE void readFile(const QUrl& file);
    /// `preview` shows what the camera sees: a VideoOutput, or null.
    Q_INVOKABLE void startScan(QObject* preview);
    Q_INVOKABLE void stopScan();

    /// The invite is the right one.
    Q_INVOKABLE void confirm();
    /// One step back. False at the first, and where there is no way back any more.
    Q_INVOKABLE bool back();
    /// Makes this device's home and unlocks it.
    Q_INVOKABLE void join(const QString& passcode);

Q_SIGNALS:
    void stepChanged();
    void readingChanged();
    void scanningChanged();

protected:
    void load() override { Q_EMIT stepChanged(); }

private:
    /// What an invite says, without its secret.
    struct Facts {
        QString officeName;
        QString unitName;
        OrgCode unit;
        Role role = Role::Recorder;
        Instant expires{};
        bool namesHub = false;
    };
    void show(Step step);
    void setReading(bool reading);
    void setScanning(bool scanning);
    void forgetInvite();
    void unlock(const QString& passcode);

    Step m_step = ReadInvite;
    Facts m_invite;
    QByteArray m_inviteText; ///< holds the invite's secret: wiped when it is no longer needed
    bool m_reading = false;
    bool m_scanning = false;
    bool m_homeMade = false;
};

} // namespace cunbao
