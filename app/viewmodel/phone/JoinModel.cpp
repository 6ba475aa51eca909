#include "app/viewmodel/phone/JoinModel.h"

#include "app/usecase/Enrolment.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"
#include "platform/base/AtomicFile.h"

namespace cunbao {

namespace {

/// More than any invite has; whatever is larger is a picture.
constexpr qint64 MaxInviteFile = 16 * 1024;
constexpr char InviteBegin[] = "CUNBAO";

/// Text of the invite within a file, or in the QR code of a picture.
Result<QByteArray> inviteIn(const QString& path, const CodeScanner& scanner) {
    const auto content = AtomicFile::read(path, MaxInviteFile);
    if (content.ok() && content->trimmed().startsWith(InviteBegin)) return *content;
    TRY_LET(const QString code, scanner.readFile(path));
    return code.toUtf8();
}

} // namespace

JoinModel::~JoinModel() {
    stopScan();
    forgetInvite();
}

bool JoinModel::hasCamera() const {
    return session() && session()->platform().codeScanner->hasCamera();
}

QString JoinModel::roleText() const {
    return m_inviteText.isEmpty() ? QString() : atStart(term(m_invite.role, language()));
}

QString JoinModel::expiresText() const {
    if (m_inviteText.isEmpty()) return {};
    return instantText(m_invite.expires, language(), chinaDate(session()->context().clock->now()).year());
}

bool JoinModel::expired() const {
    return !m_inviteText.isEmpty() && session()->context().clock->now() > m_invite.expires;
}

void JoinModel::readText(const QString& text) {
    clearError();
    QByteArray bytes = text.toUtf8();
    const auto invite = Invite::fromText(bytes);
    if (!invite.ok()) {
        wipe(bytes);
        fail(invite.error());
        return;
    }
    stopScan();
    m_invite = {invite->office, invite->unitName, OrgCode(invite->unit),
                invite->role,   invite->expires,  !invite->hubUrl.isEmpty()};
    m_inviteText = bytes;
    show(CheckInvite);
}

void JoinModel::readFile(const QUrl& file) {
    clearError();
    setReading(true);
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    session()->ledger().run(
        this, [path, scanner = session()->platform().codeScanner.get()] { return inviteIn(path, *scanner); },
        [this](const Result<QByteArray>& text) {
            setReading(false);
            if (text.ok())
                readText(QString::fromUtf8(*text));
            else
                fail(text.error());
        });
}

void JoinModel::startScan(QObject* preview) {
    clearError();
    setScanning(true);
    CodeScanner::Listener listener;
    listener.found = [this](const QString& text) { readText(text); };
    listener.failed = [this](const Error& error) {
        setScanning(false);
        fail(error);
    };
    session()->platform().codeScanner->start(preview, std::move(listener));
}

void JoinModel::stopScan() {
    if (!m_scanning) return;
    session()->platform().codeScanner->stop();
    setScanning(false);
}

void JoinModel::confirm() {
    if (m_step == CheckInvite && !expired()) show(SetPasscode);
}

bool JoinModel::back() {
    switch (m_step) {
    case ReadInvite: stopScan(); return false;
    case CheckInvite:
        forgetInvite();
        show(ReadInvite);
        return true;
    case SetPasscode:
        if (m_homeMade) return false;
        show(CheckInvite);
        return true;
    case Joining:
    case Joined: break;
    }
    return false;
}

void JoinModel::join(const QString& passcode) {
    if (m_step != SetPasscode) return;
    clearError();
    show(Joining);
    if (m_homeMade) {
        unlock(passcode);
        return;
    }
    session()->ledger().run(
        this,
        [folder = session()->folder(), context = session()->context(), text = m_inviteText,
         passcode]() -> Result<void> {
            TRY_LET(const Invite invite, Invite::fromText(text));
            // Closed again at once: the session opens it by the passcode, which proves that it does.
            TRY(joinOffice(folder, passcode, invite, context));
            return {};
        },
        [this, passcode](const Result<void>& made) {
            if (!made.ok()) {
                fail(made.error());
                show(SetPasscode);
                return;
            }
            m_homeMade = true;
            forgetInvite();
            unlock(passcode);
        });
}

void JoinModel::unlock(const QString& passcode) {
    session()->unlock(passcode, this, [this](const Result<void>& done) {
        if (!done.ok()) {
            fail(done.error());
            show(SetPasscode);
            return;
        }
        show(Joined);
    });
}

void JoinModel::show(Step step) {
    m_step = step;
    Q_EMIT stepChanged();
}

void JoinModel::setReading(bool reading) {
    m_reading = reading;
    Q_EMIT readingChanged();
}

void JoinModel::setScanning(bool scanning) {
    m_scanning = scanning;
    Q_EMIT scanningChanged();
}

void JoinModel::forgetInvite() {
    wipe(m_inviteText);
    m_inviteText.clear();
}

} // namespace cunbao
