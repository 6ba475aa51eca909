#pragma once

#include <QByteArray>
#include <QString>

namespace cunbao {

/// A closed database file, to be damaged page by page and made whole again.
class PageDamage {
public:
    static constexpr qint64 PageSize = 4096;
    /// Behind a page's content stand what it was encrypted with and the code that authenticates it.
    static constexpr qint64 ContentSize = PageSize - 80;
    static constexpr qint64 NonceAt = ContentSize;
    static constexpr qint64 CodeAt = ContentSize + 16;

    explicit PageDamage(const QString& path);

    [[nodiscard]] qint64 pages() const { return m_whole.size() / PageSize; }
    [[nodiscard]] const QByteArray& whole() const { return m_whole; }
    /// One bit of a page, counted from 0.
    void flip(qint64 page, qint64 at) const;
    /// What another page holds: well encrypted, in the wrong place.
    void exchange(qint64 page, qint64 other) const;
    /// The page as an earlier state of the same file had it: a write that the disk confirmed and never did.
    void fallBack(qint64 page, const QByteArray& earlier) const;
    /// The file ends after so many pages.
    void cutTo(qint64 pages) const;
    void mend() const { write(m_whole); }

private:
    /// Without what was written beside it.
    void write(const QByteArray& content) const;

    QString m_path;
    QByteArray m_whole;
};

} // namespace cunbao
