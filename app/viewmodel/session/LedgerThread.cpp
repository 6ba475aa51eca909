#include "app/viewmodel/session/LedgerThread.h"

namespace cunbao {

LedgerThread::LedgerThread(QObject* parent) : QObject(parent) {
    m_thread.setObjectName(QStringLiteral("ledger"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

LedgerThread::~LedgerThread() {
    // The ledger ends in the thread that it belongs to.
    QMetaObject::invokeMethod(
        &m_worker, [this] { m_ledger.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void LedgerThread::post(std::function<void()> work) {
    ++m_underWay;
    QMetaObject::invokeMethod(&m_worker, std::move(work), Qt::QueuedConnection);
}

void LedgerThread::deliver(std::function<void()> answer) {
    QMetaObject::invokeMethod(
        this,
        [this, answer = std::move(answer)] {
            answer();
            if (--m_underWay == 0) Q_EMIT idle();
        },
        Qt::QueuedConnection);
}

} // namespace cunbao
