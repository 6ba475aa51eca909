#include "FaultyRoad.h"

#include <QTimer>

#include <sys/socket.h>

namespace cunbao::e2e {

namespace {

/// Far shorter than any client's patience, so that a run of the test is too.
constexpr int StallMillis = 250;
constexpr int DelayMillis = 120;
constexpr qsizetype LostBytes = 40;

/// Whoever is at the other end learns of it by an error and not by an end.
void breakOff(QTcpSocket& socket) {
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.abort();
}

} // namespace

const char* nameOf(Fault fault) {
    switch (fault) {
    case Fault::Reset: return "reset";
    case Fault::CutOff: return "cut off";
    case Fault::Stall: return "stall";
    case Fault::Delay: return "delay";
    case Fault::Lose: return "lose";
    case Fault::Repeat: return "repeat";
    case Fault::Change: return "change";
    }
    return "";
}

/// A client's connection and the one to the hub that belongs to it.
struct FaultyRoad::Line : QObject {
    using QObject::QObject;
    QTcpSocket client;
    QTcpSocket hub;
    bool deaf[2] = {false, false}; ///< by direction: stalled, or waiting out a delay
    bool over = false;

    [[nodiscard]] QTcpSocket& from(Direction direction) { return direction == Direction::Up ? client : hub; }
    [[nodiscard]] QTcpSocket& to(Direction direction) { return direction == Direction::Up ? hub : client; }
    [[nodiscard]] bool& isDeaf(Direction direction) { return deaf[direction == Direction::Up ? 0 : 1]; }

    void end(void (*how)(QTcpSocket&)) {
        if (std::exchange(over, true)) return;
        how(client);
        how(hub);
        deleteLater();
    }
};

bool FaultyRoad::start(int hubPort) {
    m_hubPort = hubPort;
    return listen(QHostAddress(QHostAddress::LocalHost), 0);
}

void FaultyRoad::expect(const Trouble& trouble) {
    expectNothing();
    m_trouble = trouble;
}

void FaultyRoad::expectNothing() {
    m_trouble.reset();
    m_happened = false;
    m_up = m_down = 0;
}

bool FaultyRoad::happened() {
    m_trouble.reset();
    return m_happened;
}

void FaultyRoad::incomingConnection(qintptr descriptor) {
    auto* line = new Line(this);
    if (!line->client.setSocketDescriptor(descriptor)) {
        delete line;
        return;
    }
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        connect(&line->from(direction), &QTcpSocket::readyRead, line,
                [this, line, direction] { carry(*line, direction); });
        // What one end has said before it ended still reaches the other.
        connect(&line->from(direction), &QTcpSocket::disconnected, line, [this, line, direction] {
            if (line->isDeaf(direction)) return;
            carry(*line, direction);
            line->to(direction).disconnectFromHost();
        });
        connect(&line->to(direction), &QTcpSocket::errorOccurred, line, [line](auto error) {
            if (error != QAbstractSocket::RemoteHostClosedError) line->end(&breakOff);
        });
    }
    connect(&line->hub, &QTcpSocket::connected, line, [this, line] { carry(*line, Direction::Up); });
    line->hub.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(m_hubPort));
}

void FaultyRoad::carry(Line& line, Direction direction) {
    if (line.over || line.isDeaf(direction)) return;
    if (line.to(direction).state() != QAbstractSocket::ConnectedState) return;
    QByteArray bytes = line.from(direction).readAll();
    if (bytes.isEmpty()) return;
    qint64& carried = direction == Direction::Up ? m_up : m_down;
    const qint64 before = std::exchange(carried, carried + bytes.size());
    if (!m_trouble || m_happened || m_trouble->direction != direction || carried <= m_trouble->after) {
        line.to(direction).write(bytes);
        return;
    }
    m_happened = true;
    const qint64 at = std::max<qint64>(0, m_trouble->after - before);
    befall(line, direction, bytes.first(at), bytes.sliced(at));
}

void FaultyRoad::befall(Line& line, Direction direction, QByteArray before, QByteArray after) {
    QTcpSocket& to = line.to(direction);
    to.write(before);
    switch (m_trouble->fault) {
    case Fault::Reset: line.end(&breakOff); return;
    case Fault::CutOff:
        to.flush();
        line.end([](QTcpSocket& socket) { socket.disconnectFromHost(); });
        return;
    case Fault::Stall:
        line.isDeaf(direction) = true;
        QTimer::singleShot(StallMillis, &line, [&line] { line.end(&breakOff); });
        return;
    case Fault::Delay:
        line.isDeaf(direction) = true;
        QTimer::singleShot(DelayMillis, &line, [this, &line, direction, after] {
            line.isDeaf(direction) = false;
            line.to(direction).write(after);
            carry(line, direction);
        });
        return;
    case Fault::Lose: to.write(after.sliced(std::min(after.size(), LostBytes))); return;
    case Fault::Repeat: to.write(after + after); return;
    case Fault::Change:
        after[0] = static_cast<char>(after[0] ^ 0x04);
        to.write(after);
        return;
    }
}

} // namespace cunbao::e2e
