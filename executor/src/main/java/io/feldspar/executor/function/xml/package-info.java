/// Functions of texts that are XML. Start reading at [io.feldspar.executor.function.xml.XPathText].
@NullMarked
package io.feldspar.executor.function.xml;

import org.jspecify.annotations.NullMarked;
