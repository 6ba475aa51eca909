#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <optional>

namespace cunbao::e2e {

/// What can happen to bytes on their way.
enum class Fault {
    Reset,  ///< the connection breaks, what is under way is gone
    CutOff, ///< it ends politely in the middle
    Stall,  ///< nothing comes any more; some time later the connection breaks
    Delay,  ///< everything waits for a while
    Lose,   ///< some bytes never come, the following do
    Repeat, ///< some bytes come twice
    Change, ///< one bit is another one
};
inline constexpr Fault AllFaults[] = {Fault::Reset, Fault::CutOff, Fault::Stall, Fault::Delay,
                                      Fault::Lose,  Fault::Repeat, Fault::Change};
[[nodiscard]] const char* nameOf(Fault fault);

enum class Direction { Up, Down };

/// One fault, in one direction of the next connection, when so many bytes have gone that way.
struct Trouble {
    Fault fault = Fault::Reset;
    Direction direction = Direction::Up;
    qint64 after = 0;
};

/// Stands between clients and a hub on loopback and hands through what it can't read. Lives in the thread of
/// the test, whose events go on while a process runs.
class FaultyRoad : private QTcpServer {
public:
    /// False where no port is free.
    [[nodiscard]] bool start(int hubPort);
    [[nodiscard]] QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(serverPort()); }

    /// It happens once. Nothing happens to a connection that has carried less.
    void expect(const Trouble& trouble);
    /// All goes through; the counting begins anew.
    void expectNothing();
    /// Whether the last expected one happened; it is expected no longer.
    [[nodiscard]] bool happened();
    /// Bytes that went that way since the last expect() or expectNothing().
    [[nodiscard]] qint64 carried(Direction direction) const {
        return direction == Direction::Up ? m_up : m_down;
    }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Line;
    void carry(Line& line, Direction direction);
    void befall(Line& line, Direction direction, QByteArray before, QByteArray after);

    int m_hubPort = 0;
    std::optional<Trouble> m_trouble;
    bool m_happened = false;
    qint64 m_up = 0;
    qint64 m_down = 0;
};

} // namespace cunbao::e2e
