#include "app/report/XmlPart.h"

namespace cunbao {

namespace {

class ByteSink final : public pugi::xml_writer {
public:
    void write(const void* data, size_t size) override {
        m_bytes.append(static_cast<const char*>(data), static_cast<qsizetype>(size));
    }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

bool isForbidden(const QString& text, qsizetype at) {
    const QChar c = text[at];
    if (c.isHighSurrogate()) return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate()) return at == 0 || !text[at - 1].isHighSurrogate();
    const char16_t code = c.unicode();
    const bool control = code < 0x20 && code != u'\t' && code != u'\n' && code != u'\r';
    return control || code == 0xFFFE || code == 0xFFFF;
}

} // namespace

QString xmlSafe(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i)
        if (!isForbidden(text, i)) out += text[i];
    return out;
}

pugi::xml_node addRoot(pugi::xml_document& part, const char* name, XmlAttributes attributes) {
    return addElement(part.root(), name, attributes);
}

pugi::xml_node addElement(pugi::xml_node parent, const char* name, XmlAttributes attributes) {
    pugi::xml_node element = parent.append_child(name);
    for (const auto& [key, value] : attributes)
        element.append_attribute(key).set_value(xmlSafe(value).toUtf8().constData());
    return element;
}

pugi::xml_node addText(pugi::xml_node parent, const char* name, const QString& text) {
    pugi::xml_node element = addElement(parent, name);
    element.append_attribute("xml:space").set_value("preserve");
    element.text().set(xmlSafe(text).toUtf8().constData());
    return element;
}

QByteArray xmlBytes(const pugi::xml_document& part) {
    ByteSink sink;
    part.save(sink, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return QByteArrayLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n") + sink.take();
}

} // namespace cunbao
