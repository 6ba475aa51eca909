#pragma once

#include "app/report/Document.h"

#include <QByteArray>

/// The parts of a Word document beside its text: looks, settings, page numbers, properties, and the
/// lists that tie them together.
namespace cunbao::docx {

inline constexpr char wordNamespace[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr char relationNamespace[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Names of parts and their relations to the document that other parts refer to.
inline constexpr char oddFooterRelation[] = "rId4";
inline constexpr char evenFooterRelation[] = "rId5";

/// The paragraph style of a kind of block.
[[nodiscard]] const char* styleOf(BlockKind kind);

/// An instant as Word writes it: 2020-12-31T02:00:01Z, whole seconds.
[[nodiscard]] QString wordInstant(Instant when);

[[nodiscard]] QByteArray contentTypes();
[[nodiscard]] QByteArray packageRelations();
[[nodiscard]] QByteArray documentRelations();
[[nodiscard]] QByteArray styles();
[[nodiscard]] QByteArray fontTable();
[[nodiscard]] QByteArray settings();
/// "— 1 —": odd pages at the right, even pages at the left, one character in.
[[nodiscard]] QByteArray footer(bool odd);
[[nodiscard]] QByteArray coreProperties(const Document& document);
[[nodiscard]] QByteArray extendedProperties();

} // namespace cunbao::docx
