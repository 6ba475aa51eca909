#include "tests/storage/PageDamage.h"

#include <QFile>

namespace cunbao {

PageDamage::PageDamage(const QString& path) : m_path(path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("a store's file could not be read");
    m_whole = file.readAll();
}

void PageDamage::write(const QByteArray& content) const {
    for (const char* beside : {"-wal", "-shm"})
        QFile::remove(m_path + QLatin1String(beside));
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("a store's file could not be written");
}

void PageDamage::flip(qint64 page, qint64 at) const {
    QByteArray content = m_whole;
    content[page * PageSize + at] = static_cast<char>(content.at(page * PageSize + at) ^ 1);
    write(content);
}

void PageDamage::exchange(qint64 page, qint64 other) const {
    QByteArray content = m_whole;
    content.replace(page * PageSize, PageSize, m_whole.mid(other * PageSize, PageSize));
    write(content);
}

void PageDamage::fallBack(qint64 page, const QByteArray& earlier) const {
    QByteArray content = m_whole;
    content.replace(page * PageSize, PageSize, earlier.mid(page * PageSize, PageSize));
    write(content);
}

void PageDamage::cutTo(qint64 pages) const {
    write(m_whole.first(pages * PageSize));
}

} // namespace cunbao
