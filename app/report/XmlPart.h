#pragma once

#include <pugixml.hpp>

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <utility>

namespace cunbao {

using XmlAttributes = std::initializer_list<std::pair<const char*, QString>>;

/// The element that holds all others of a part.
pugi::xml_node addRoot(pugi::xml_document& part, const char* name, XmlAttributes attributes = {});

/// A new child element at the end, with its attributes in the order given.
pugi::xml_node addElement(pugi::xml_node parent, const char* name, XmlAttributes attributes = {});

/// The same with text in it, spaces kept. Characters that XML 1.0 forbids are left out.
pugi::xml_node addText(pugi::xml_node parent, const char* name, const QString& text);

/// Text without the characters that XML 1.0 cannot hold even when escaped.
[[nodiscard]] QString xmlSafe(const QString& text);

/// The whole part with its declaration, without indentation: white space would become content.
[[nodiscard]] QByteArray xmlBytes(const pugi::xml_document& part);

} // namespace cunbao
