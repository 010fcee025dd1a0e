package dev.polystack.engine.doctor;

import java.util.List;

/** A part of what is looked at. */
interface Examination {

  List<Finding> findings() throws InterruptedException;
}
