#pragma once

#include "platform/api/CodeScanner.h"

#include <QObject>
#include <QThreadPool>

class QVideoFrame;
class QVideoSink;

namespace cunbao {

/// Reads the codes in the frames that come into a sink, one frame at a time on a thread of its own; what
/// comes meanwhile is left out. Lives on the thread of the user interface and answers there, from the event
/// loop; the answer may end the reader. Its end waits for the frame at hand.
class FrameReader {
public:
    FrameReader(const QVideoSink& sink, CodeScanner::Listener listener);

private:
    void take(const QVideoFrame& frame);
    void deliver(const Result<QString>& outcome);

    CodeScanner::Listener m_listener;
    QString m_last;
    bool m_busy = false;
    bool m_failed = false;
    QObject m_context;  ///< what the thread posted goes with it
    QThreadPool m_pool; ///< the last member: waited for before anything else goes
};

} // namespace cunbao
